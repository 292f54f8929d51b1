// Preloaded into every child: it ends with the one that started it, even when that one was killed.
if (process.send) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 2000).unref()
  })
}
