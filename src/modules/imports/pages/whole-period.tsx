import { Button, Input } from 'antd'
import { useState } from 'react'
import { label } from '../../../base/label.ts'
import { type Period, periodName } from '../../../base/period.ts'
import { useWords } from '../../../ui/language.ts'
import { isPeriodFault, settledPeriod, writtenPeriod } from '../period-words.ts'

type Props = { period: Period | undefined; choose: (period: Period | undefined) => Promise<void> }

/** The period of the rows that name none themselves, written as an officer writes it. */
export function WholePeriod({ period, choose }: Props) {
  const say = useWords()
  const [text, setText] = useState(period === undefined ? '' : say(periodName(period)))
  const meant = periodOfText(text)
  const clear = text.trim() === ''
  return (
    <div className="import-period">
      <label htmlFor="import-period">{say(words.period)}</label>
      <Input
        id="import-period"
        value={text}
        placeholder={say(words.example)}
        status={clear || meant !== undefined ? '' : 'warning'}
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        disabled={!clear && meant === undefined}
        onClick={() => void choose(clear ? undefined : meant)}
      >
        {say(words.again)}
      </Button>
      <span className="hint">{say(clear || meant !== undefined ? words.help : words.unclear)}</span>
    </div>
  )
}

/** 2025年三季度, 2025年1-9月, 2025Q3, 2025-09; undefined when it names no period. */
function periodOfText(text: string): Period | undefined {
  const reading = writtenPeriod(text)
  if (typeof reading === 'string') return undefined
  const period = settledPeriod(reading, { year: undefined, frequency: 'month' })
  return isPeriodFault(period) ? undefined : period
}

const words = {
  period: label('表中没写所属期的行,按', 'Rows that name no period are for'),
  example: label('如 2025年三季度', 'as 2025Q3'),
  again: label('重新预览', 'Preview again'),
  help: label('表里写明的以表为准', 'What the table says itself comes first'),
  unclear: label(
    '认不出这个所属期,请写成 2025年三季度 或 2025年9月',
    'This period is not understood; write 2025Q3 or 2025-09',
  ),
}
