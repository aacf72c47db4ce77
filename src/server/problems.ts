import { problemTable } from '../base/problem.ts'

/** Why the server cannot start or serve; each sentence says what the operator does next. */
export const refuseStart = problemTable('start', {
  platform: {
    status: 503,
    zh: '内置数据库没有适用于 {platform} 的程序;请设置 DATABASE_URL 使用已有的 PostgreSQL(15 或以上)',
    en: 'The embedded database has no programs for {platform}; set DATABASE_URL to a PostgreSQL 15 or newer',
  },
  folder: {
    status: 503,
    zh: '数据目录 {folder} 无法使用({reason});请换一个可写目录,或用 CEYUAN_DATA 指定',
    en: 'The data folder {folder} cannot be used ({reason}); choose a writable one with CEYUAN_DATA',
  },
  initialise: {
    status: 503,
    zh: '内置数据库初始化失败:{reason};请按提示处理后重新启动,或设置 DATABASE_URL',
    en: 'The embedded database could not be made: {reason}; mend that and start again, or set DATABASE_URL',
  },
  launch: {
    status: 503,
    zh: '内置数据库没有启动:{reason};完整日志见 {log}',
    en: 'The embedded database did not start: {reason}; the whole log is in {log}',
  },
  unreachable: {
    status: 503,
    zh: '连不上数据库({reason});请检查 DATABASE_URL 和数据库是否运行',
    en: 'The database cannot be reached ({reason}); check DATABASE_URL and that the database runs',
  },
  databaseVersion: {
    status: 503,
    zh: '数据库版本是 {version},本系统需要 PostgreSQL 15 或以上;请升级数据库',
    en: 'The database is version {version}; PostgreSQL 15 or newer is needed, please upgrade it',
  },
  databaseEncoding: {
    status: 503,
    zh: '数据库编码是 {encoding},必须是 UTF8;请用 UTF8 编码新建数据库',
    en: 'The database encoding is {encoding}, it must be UTF8; create the database with UTF8',
  },
  databaseCtype: {
    status: 503,
    zh: '数据库的 LC_CTYPE 是 {ctype},中文检索将查不到任何内容;请用 C.UTF-8 或 zh_CN.UTF-8 新建数据库',
    en: 'The LC_CTYPE of the database is {ctype}, so Chinese search finds nothing; create it with C.UTF-8 or zh_CN.UTF-8',
  },
  dataNewer: {
    status: 503,
    zh: '数据由更新的版本写入({reason});请使用同样或更新的版本启动',
    en: 'The data was written by a newer version ({reason}); start that version or a newer one',
  },
  portInUse: {
    status: 503,
    zh: '端口 {port} 已被占用;请先关闭占用它的程序,或用 PORT=其他端口 启动',
    en: 'Port {port} is in use; stop the program that uses it, or start with PORT=another',
  },
  address: {
    status: 503,
    zh: '不能在 {host}:{port} 上提供服务({reason});请检查 HOST 和 PORT',
    en: 'Cannot serve at {host}:{port} ({reason}); check HOST and PORT',
  },
  configuration: {
    status: 503,
    zh: '环境变量有误:{what};请改正后重新启动',
    en: 'An environment variable is not valid: {what}; correct it and start again',
  },
})

/** What goes wrong on our side while a request is served. */
export const refuseServing = problemTable('server', {
  databaseAway: {
    status: 503,
    zh: '暂时连不上数据库,什么都没有改变;请稍候再试',
    en: 'The database cannot be reached right now, nothing was changed; try again shortly',
  },
  failed: {
    status: 500,
    zh: '系统内部出错,什么都没有改变;请把编号 {number} 告诉管理员',
    en: 'Something failed inside, nothing was changed; give the number {number} to your administrator',
  },
})
