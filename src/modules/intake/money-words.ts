/** The unit of a column of amounts while nobody has said it. */
export const UNSAID = '?'

/** What a person can answer, and the unit it stands for. */
export const moneyUnits = {
  yuan: '元',
  thousandYuan: '千元',
  tenThousandYuan: '万元',
  millionYuan: '百万元',
  hundredMillionYuan: '亿元',
} as const
export type MoneyAnswer = keyof typeof moneyUnits

/** What the unit of a column is asked under: the same file asks the same question again. */
export type UnitAsked = { id: string; proposed: MoneyAnswer | undefined }
