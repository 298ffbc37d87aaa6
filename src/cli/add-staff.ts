import { system } from '../platform/actor.ts'
import { CannotDo, type Command, WrongUsage } from './command.ts'

const cli = system('cli')

export const addStaff: Command = {
  name: 'staff add',
  takes: '<email> <role>',
  does: 'Makes somebody who has a login a member of staff, or gives them another role.',
  async run(program, [email, ...words]) {
    const role = words.join(' ')
    if (!email || !role) throw new WrongUsage('Say whom and as what: staff add somebody@example.com Support')
    const app = await program.open()
    const user = await app.identity.findUser(cli, { email })
    if (!user) throw new CannotDo(`Nobody has a login with ${email}. They sign up in the shop first.`)
    const known = await app.identity.roles(cli, {})
    if (!known.includes(role)) throw new CannotDo(`There is no role ${role}. There are: ${known.join(', ')}.`)
    await app.identity.addStaff(cli, { userId: user.id, role })
    program.say(`${user.name} (${email}) is staff now, as ${role}.`)
    return 0
  },
}
