import { readFile, stat } from 'node:fs/promises'
import { CannotRunHere } from './cannot-run-here.ts'

/** The account that runs PostgreSQL when we are root, which PostgreSQL refuses to be. */
export type SystemUser = { readonly name: string; readonly uid: number; readonly gid: number }

const preferred = ['postgres', 'nobody', 'daemon']

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * Who must run PostgreSQL: nobody else than ourselves (`undefined`), or, when we are root, the owner of `cluster` if
 * it exists already and else the first unprivileged account of the machine that is fit. An owner is kept because
 * PostgreSQL refuses a folder of somebody else, and an account named `postgres` may appear between two starts.
 */
export async function userToRun(cluster: string): Promise<SystemUser | undefined> {
  if (!isRoot()) return undefined
  const users = parsePasswd(await readFile('/etc/passwd', 'utf8'))
  const owner = await stat(cluster).catch(() => undefined)
  return choosePostgresUser(users, owner?.uid)
}

/** `ownerUid` is of an existing data folder. Throws where the machine has no account that fits. */
export function choosePostgresUser(users: readonly SystemUser[], ownerUid: number | undefined): SystemUser {
  const unprivileged = users.filter((user) => user.uid !== 0 && user.gid !== 0)
  const owner = unprivileged.find((user) => user.uid === ownerUid)
  if (owner) return owner
  for (const name of preferred) {
    const user = unprivileged.find((candidate) => candidate.name === name)
    if (user) return user
  }
  throw new CannotRunHere(
    `PostgreSQL does not run as root, and none of the accounts ${preferred.join(', ')} exists: ` +
      'start as an ordinary user.',
  )
}

/** Reads the lines of `/etc/passwd`; those that are not accounts (comments, NIS marks) are passed over. */
export function parsePasswd(text: string): SystemUser[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    if (!name || !uid || !gid || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return []
    return [{ name, uid: Number(uid), gid: Number(gid) }]
  })
}
