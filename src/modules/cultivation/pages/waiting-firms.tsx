import { useEffect, useRef } from 'react'
import { label } from '../../../base/label.ts'
import { useAskAgain, useRoute } from '../../../ui/client.ts'
import { useWords } from '../../../ui/language.ts'
import { waitingFirms } from '../overview-routes.ts'

const AGAIN_MS = 2000

/** A line while many firms are judged anew behind; when they are, everything on the screen is asked again. */
export function WaitingFirms() {
  const say = useWords()
  const askAgain = useAskAgain()
  const { data, refetch } = useRoute(waitingFirms, {})
  const waiting = data?.waiting ?? 0
  const before = useRef(0)
  useEffect(() => {
    if (before.current > 0 && waiting === 0) askAgain()
    before.current = waiting
    if (waiting === 0) return
    const clock = setInterval(() => void refetch(), AGAIN_MS)
    return () => clearInterval(clock)
  }, [waiting, askAgain, refetch])
  if (data === undefined || waiting === 0) return null
  return (
    <p className="cultivation-waiting" role="status">
      {say(wordsFor(waiting, data.day))}
    </p>
  )
}

function wordsFor(waiting: number, day: string) {
  return label(
    `${waiting.toLocaleString('zh-CN')} 户待重新判定,正在判定;以下是 ${day} 判定的结果`,
    `${waiting.toLocaleString('en')} firms wait to be judged anew, which is under way; below is what was judged on ${day}`,
  )
}
