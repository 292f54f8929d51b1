import { defineConfig } from 'drizzle-kit'
import { readdirSync } from 'node:fs'

export default defineConfig({
  dialect: 'postgresql',
  schema: readdirSync('./db/schema')
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => `./db/schema/${file}`),
  out: './db/migrations',
  casing: 'snake_case',
})
