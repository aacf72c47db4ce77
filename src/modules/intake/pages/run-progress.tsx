import { useEffect, useState } from 'react'
import { label } from '../../../base/label.ts'
import { call } from '../../../ui/client.ts'
import { useWords } from '../../../ui/language.ts'
import { intakeProgress, type Progress } from '../routes.ts'

const EVERY = 700

/** How far the server has got with one run: step, rows done, rate and time left. */
export function RunProgress({ ticket }: { ticket: string }) {
  const say = useWords()
  const [progress, setProgress] = useState<Progress>()
  const [began, setBegan] = useState<number>()
  const [at, setAt] = useState(0)
  useEffect(() => {
    const clock = setInterval(() => {
      call(intakeProgress, { ticket }).then(
        (answer) => {
          setProgress(answer)
          setAt(performance.now())
          setBegan((before) => (answer.step === 'keeping' ? (before ?? performance.now()) : before))
        },
        () => undefined,
      )
    }, EVERY)
    return () => clearInterval(clock)
  }, [ticket])
  const { step = 'unknown', done = 0, total = 0 } = progress ?? {}
  const seconds = began === undefined ? 0 : (at - began) / 1000
  const rate = seconds > 0.5 && done > 0 ? Math.round(done / seconds) : undefined
  const left = rate === undefined ? undefined : Math.ceil((total - done) / rate)
  const counted = step === 'keeping' && total > 0 ? { value: done, max: total } : {}
  return (
    <div role="status">
      {step === 'brokenOff' ? null : <progress {...counted} />}
      <p className="hint">
        {say(steps[step])}
        {step === 'keeping' ? ` ${done} / ${total}` : ''}
        {rate === undefined || left === undefined || step !== 'keeping'
          ? ''
          : `,${say(words.rate, { rate, left })}`}
      </p>
    </div>
  )
}

const steps: Record<Progress['step'], ReturnType<typeof label>> = {
  waiting: label('等待上一份导入…', 'Waiting for the import before…'),
  reading: label('正在读取文件…', 'Reading the file…'),
  judging: label('正在逐行核对…', 'Checking row by row…'),
  keeping: label('正在登记…', 'Recording…'),
  done: label('已完成', 'Done'),
  brokenOff: label(
    '服务器中途停止;导入记录中没有这份文件的,什么也没有留下,请重新上传。',
    'The server stopped on the way; unless the file is among the imports, nothing of it was kept: upload it again.',
  ),
  unknown: label('正在处理…', 'Working…'),
}

const words = {
  rate: label('每秒 {rate} 行,约剩 {left} 秒', '{rate} rows a second, about {left} seconds left'),
}
