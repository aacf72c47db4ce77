import type { PlanPackage } from './schema.ts'

type Related = Pick<PlanPackage, 'title' | 'relations'>

/** True when either paper says so: this plan names the other as its 前序, or the other names this one as its 接续. */
export function continues(plan: Related, earlier: Related): boolean {
  return names(plan, 'precedes', earlier.title) || names(earlier, 'succeeds', plan.title)
}

function names(
  { relations }: Related,
  kind: PlanPackage['relations'][number]['kind'],
  title: string,
): boolean {
  return relations.some((each) => each.kind === kind && bareTitle(each.title) === bareTitle(title))
}

/** A title without the marks papers are quoted in. */
export function bareTitle(title: string): string {
  return title.replace(/^《|》$/g, '')
}
