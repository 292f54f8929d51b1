import nextVitals from 'eslint-config-next/core-web-vitals'
import nextTypescript from 'eslint-config-next/typescript'

const TESTS = ['**/*.test.{ts,tsx,mjs}', '**/*.story.ts', '**/testing/**', 'e2e/**']
const TYPED = ['{app,components,db,lib}/**/*.{ts,tsx}', '*.ts']

const UNSAFE = ['argument', 'assignment', 'call', 'member-access', 'return'].map(
  (use) => `@typescript-eslint/no-unsafe-${use}`,
)

/** A file of actions: each export is an endpoint that anybody can call, so each is made by the one edge. */
const ACTIONS = 'Program[body.0.directive="use server"]'
const viaTheEdge =
  'Only `export const name = action({ … })` may leave a file of actions: every export is a public endpoint.'
const actionFiles = [
  'ExportDefaultDeclaration',
  'ExportAllDeclaration',
  'ExportNamedDeclaration > FunctionDeclaration',
  'ExportNamedDeclaration > ClassDeclaration',
  'ExportNamedDeclaration[exportKind!="type"] > ExportSpecifier',
  'ExportNamedDeclaration > VariableDeclaration > VariableDeclarator:not([init.type="CallExpression"][init.callee.name="action"])',
].map((selector) => ({ selector: `${ACTIONS} > ${selector}`, message: viaTheEdge }))

const everywhere = [
  ...actionFiles,
  {
    selector: 'BlockStatement > ExpressionStatement[directive="use server"]',
    message: 'An action lives in a file of actions: inline ones carry their variables to the browser and back.',
  },
]

const screens = [
  { selector: 'JSXAttribute[name.name="style"]', message: 'The policy drops inline styles: use a class.' },
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
    message: 'Markup is written as JSX, never as text.',
  },
  ...[
    'Literal[value=/\\p{Script=Han}/u]',
    'JSXText[value=/\\p{Script=Han}/u]',
    'TemplateElement[value.raw=/\\p{Script=Han}/u]',
  ].map((selector) => ({ selector, message: 'Text for people lives in messages/, in both languages.' })),
]

const pure = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
    message: 'A rule has no clock: `now` is an argument.',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'A rule has no clock: `now` is an argument.',
  },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'A rule has no randomness.',
  },
]

const restrict = (...lists) => ({ 'no-restricted-syntax': ['error', ...lists.flat()] })

const config = [
  { ignores: ['.next/**', '.data/**', 'db/migrations/**', 'public/**', 'next-env.d.ts'] },
  ...nextVitals,
  ...nextTypescript,
  {
    linterOptions: { noInlineConfig: true },
    rules: {
      ...restrict(everywhere),
      eqeqeq: 'error',
      // Plain links: each page arrives with its own policy, and the friend's path works without script.
      '@next/next/no-html-link-for-pages': 'off',
      // Meant for the pages router; our documents are components of several root layouts.
      '@next/next/no-head-element': 'off',
      '@typescript-eslint/no-unused-expressions': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 70 }],
    },
  },
  {
    // Lists that are read as a whole: one line a grant, one query an invariant.
    files: ['db/schema/sides.ts', 'db/invariants.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.{ts,tsx,mts}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
  {
    files: TYPED,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-base-to-string': 'error',
      // An un-awaited Drizzle write is a thenable that silently never runs.
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      ...Object.fromEntries(UNSAFE.map((rule) => [rule, 'error'])),
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/restrict-plus-operands': 'error',
      // Inside try, a promise that is returned without await escapes its catch.
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ['{app,components}/**/*.tsx'], rules: restrict(everywhere, screens) },
  {
    files: ['lib/*/rules.ts', 'lib/{money,calendar}/**/*.ts', 'lib/{refusal,assert}.ts'],
    rules: restrict(everywhere, pure),
  },
  { files: ['{app,components,lib}/**'], rules: { 'no-console': 'error' } },
  {
    files: TESTS,
    rules: {
      ...Object.fromEntries(UNSAFE.map((rule) => [rule, 'off'])),
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-console': 'off',
      'no-restricted-syntax': 'off',
      // Playwright's fixtures call theirs `use`.
      'react-hooks/rules-of-hooks': 'off',
    },
  },
]

export default config
