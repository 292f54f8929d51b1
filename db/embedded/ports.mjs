import net from 'node:net'

const NO_SUCH_ADDRESS = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']

const canListen = (port, host) =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', (error) => resolve(NO_SUCH_ADDRESS.includes(error.code)))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })

/** Whether nobody listens on a port, on either loopback address or on all of them. */
export async function isPortFree(port) {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0']) if (!(await canListen(port, host))) return false
  return true
}

/** The first free port from a number upwards, leaving out those already given away. */
export async function nextFreePort(from, taken = []) {
  for (let port = from; port < from + 1000 && port < 65536; port++) {
    if (!taken.includes(port) && (await isPortFree(port))) return port
  }
  throw new Error(`No port is free from ${from} upwards.`)
}

/** A free port, chosen by the system. */
export const anyFreePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

/** Whether somebody answers on a port of this machine. */
export const answers = (port, host = '127.0.0.1') =>
  new Promise((resolve) => {
    const socket = net.connect({ port, host, timeout: 2000 })
    const tell = (yes) => {
      socket.destroy()
      resolve(yes)
    }
    socket
      .once('connect', () => tell(true))
      .once('error', () => tell(false))
      .once('timeout', () => tell(false))
  })
