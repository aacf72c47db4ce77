import { label } from '../../../base/label.ts'

/** Help beside the fields of an account card, the same when it is made and when it is edited. */
export const cardFields = {
  account: {
    help: label(
      '2 到 32 个字,字母、汉字或数字;登录用,不能再改',
      '2 to 32 letters, Chinese characters or digits; for signing in, cannot be changed',
    ),
  },
  name: { help: label('显示在每一次操作旁;可以重名', 'Shown beside every act; two may share it') },
  body: {
    help: label(
      '填报按单位分派,请与方案中的责任单位写法一致',
      'Reporting goes by body: write it as the plan names the responsible body',
    ),
  },
  roles: {
    help: label(
      '够用即可;审计不得兼任其他角色',
      'No more than needed; an auditor holds no other role',
    ),
  },
}
