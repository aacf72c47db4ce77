import { label } from '../../../base/label.ts'

/** Help beside the fields of a first administrator, the same on both forms. */
export const founderFields = {
  account: {
    help: label(
      '2 到 32 个字,字母、汉字或数字;登录用,不能再改',
      '2 to 32 letters, Chinese characters or digits; for signing in, cannot be changed',
    ),
  },
  name: { help: label('显示在每一次操作旁', 'Shown beside every act') },
  password: {
    help: label(
      '至少 10 个字符;几个不相干的词连起来最好记也最难猜',
      'At least 10 characters; a few unrelated words are easy to keep and hard to guess',
    ),
  },
  alsoOfficer: {
    title: label(
      '同时担任专员(导入方案、收数、出通报)',
      'Also the plan officer (loads the plan, collects, issues bulletins)',
    ),
  },
}
