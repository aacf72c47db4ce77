/** Citations lead to a listed document, and quotations match their hash, anywhere in the file. */

import type { Path } from '../language/source-text.ts'
import { digest } from '../meaning/digest.ts'
import type { Scope } from './scope.ts'

export function checkReferences(scope: Scope): void {
  walk(scope.syntax, [], scope)
}

function walk(written: unknown, path: Path, scope: Scope): void {
  if (Array.isArray(written)) {
    for (const [index, each] of written.entries()) walk(each, [...path, index], scope)
    return
  }
  if (typeof written !== 'object' || written === null) return
  for (const [key, value] of Object.entries(written)) {
    const at = [...path, key]
    if (key === 'cite' && typeof value === 'string') checkCite(value, at, scope)
    else if (key === 'quote' && typeof value === 'object') checkQuote(value, at, scope)
    else walk(value, at, scope)
  }
}

function checkCite(cite: string, path: Path, { syntax, report }: Scope): void {
  const document = cite.split('#')[0] ?? ''
  if (syntax.source[document] === undefined) report('unknownDocument', path, { words: cite })
}

function checkQuote(
  quote: { text?: unknown; hash?: unknown },
  path: Path,
  { report }: Scope,
): void {
  if (typeof quote.text !== 'string' || typeof quote.hash !== 'string') return
  const hash = digest(quote.text)
  if (quote.hash !== `sha256:${hash}`) report('quoteHash', [...path, 'hash'], { hash })
}
