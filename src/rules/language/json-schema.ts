/** The shape of a programme file as JSON Schema, from the same shapes that check reads with. */
import { z } from 'zod'
import { ProgrammeSyntax } from './syntax.ts'

export function programmeSchema(): string {
  const { $schema, ...rest } = z.toJSONSchema(ProgrammeSyntax, { io: 'input', reused: 'ref' })
  const title = '策源规则 · Ceyuan programme'
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`
}
