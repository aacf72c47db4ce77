import { problemTable } from '../../base/problem.ts'

export const refusePeople = problemTable('people', {
  districtUnknown: {
    status: 404,
    zh: '没有代号为 {district} 的区;请回到首页选择',
    en: 'There is no district {district}; choose one on the first page',
  },
  districtTaken: {
    status: 409,
    zh: '代号 {district} 已有区使用;请直接进入该区,或换一个英文名称',
    en: 'The key {district} is taken; enter that district, or choose another English name',
  },
  districtInvalid: {
    status: 422,
    zh: '区的信息有 {count} 处需修改;请按所列位置修改',
    en: '{count} {count:thing|things} about the district must be mended; see the places listed',
  },
  englishNameUnusable: {
    status: 422,
    zh: '英文名称须含两个以上英文字母,用作网址代号',
    en: 'The English name needs two letters or more; the key in addresses is made of it',
  },
  openElsewhere: {
    status: 403,
    zh: '新建区须由已有区的管理员登录后办理;只有本机首次使用时可以不登录',
    en: 'A new district is opened by an administrator who has signed in; only a fresh installation on this machine needs none',
  },
  notFromDemonstration: {
    status: 403,
    zh: '演示区的身份不能新建真实的区;请先退出演示区',
    en: 'Nobody opens a real district from the demonstration district; leave it first',
  },
  alreadySetUp: {
    status: 409,
    zh: '该区已有管理员;请用账号登录,或请管理员为您开通账号',
    en: 'This district has its administrator; sign in, or ask them for an account',
  },
  setupCodeNeeded: {
    status: 403,
    zh: '设置首位管理员需要设置码;请查看服务器控制台启动时打印的一次性设置码',
    en: 'The first administrator needs the setup code; read it on the server console',
  },
  tryAsNotHere: {
    status: 403,
    zh: '试用只在本机直接打开、使用内置数据库时提供,且只限演示区;请用账号登录',
    en: 'Trying works only on the machine itself, with the embedded database, in a demonstration district; sign in instead',
  },
  accountTaken: {
    status: 409,
    zh: '账号 {account} 已存在;请换一个账号,或在列表中修改原账号',
    en: 'The account {account} exists; choose another name, or edit it in the list',
  },
  accountUnknown: {
    status: 404,
    zh: '本区没有账号 {account};请在账号列表中核对',
    en: 'There is no account {account} in this district; check the list',
  },
  auditorAlone: {
    status: 422,
    zh: '审计须独立,不得兼任其他角色;请另开账号',
    en: 'An auditor holds no other role; use a separate account',
  },
  lastAdministrator: {
    status: 409,
    zh: '{account} 是本区最后一位可用的管理员;请先设另一位管理员',
    en: '{account} is the last administrator who can sign in; appoint another first',
  },
  disabled: {
    status: 409,
    zh: '账号 {account} 已停用;请先启用再重置口令',
    en: 'The account {account} is disabled; enable it before a reset',
  },
  wrongPassword: {
    status: 401,
    zh: '账号或口令不对;请核对后重试,忘记口令请联系本区管理员重置',
    en: 'The account or the password is wrong; try again, or ask your administrator for a reset',
  },
  lockedOut: {
    status: 423,
    zh: '失败次数过多,已暂停登录;请于 {minutes} 分钟后再试',
    en: 'Too many failures, signing in is paused; try again in {minutes} {minutes:minute|minutes}',
  },
  choosePassword: {
    status: 409,
    zh: '这是一次性口令;请设置自己的口令后进入',
    en: 'This is a one-time code; choose your own password to enter',
  },
  passwordRejected: {
    status: 422,
    zh: '新口令有 {count} 处不合要求;请按所列要求修改',
    en: 'The new password breaks {count} {count:rule|rules}; see the list',
  },
  tooShort: { status: 422, zh: '至少 10 个字符', en: 'At least 10 characters' },
  tooLong: { status: 422, zh: '最多 128 个字符', en: 'At most 128 characters' },
  isTheName: { status: 422, zh: '不能与账号或姓名相同', en: 'Not the account or the name' },
  wellKnown: {
    status: 422,
    zh: '太常见或太单一,容易被猜到;可用几个不相干的词连起来',
    en: 'Too common or too plain to be safe; join a few unrelated words',
  },
  oldPasswordWrong: {
    status: 422,
    zh: '原口令不对,未修改;忘记原口令请联系本区管理员重置',
    en: 'The present password is wrong, nothing was changed; ask your administrator for a reset',
  },
  noPasswordHere: {
    status: 409,
    zh: '试用身份没有口令,不能修改',
    en: 'Somebody trying the product has no password to change',
  },
})
