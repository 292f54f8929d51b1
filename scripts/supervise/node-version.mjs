const MIN = [20, 19]

/** A sentence when this Node is too old, in both languages; undefined when it will do. */
export function nodeComplaint(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > MIN[0] || (major === MIN[0] && minor >= MIN[1])) return undefined
  return `需要 Node ${MIN.join('.')} 或更新版本，现在是 ${version}。 / Node ${MIN.join('.')} or newer is needed; this is ${version}.`
}
