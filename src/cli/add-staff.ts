import { findUser, roleNames } from '../identity/user-store.ts'
import { system } from '../platform/actor.ts'
import { CannotDo, type Command, WrongUsage } from './command.ts'

export const addStaff: Command = {
  name: 'staff add',
  takes: '<email> <role>',
  does: 'Makes somebody who has a login a member of staff, or gives them another role.',
  async run(program, [email, ...words]) {
    const role = words.join(' ')
    if (!email || !role) throw new WrongUsage('Say whom and as what: staff add somebody@example.com Support')
    const { app, database } = await program.open()
    const user = await findUser(database.reader, { email })
    if (!user) throw new CannotDo(`Nobody has a login with ${email}. They sign up in the shop first.`)
    const known = await roleNames(database.reader)
    if (!known.includes(role)) throw new CannotDo(`There is no role ${role}. There are: ${known.join(', ')}.`)
    await app.identity.addStaff(system('cli'), { userId: user.id, role })
    program.say(`${user.name} (${email}) is staff now, as ${role}.`)
    return 0
  },
}
