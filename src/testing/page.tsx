import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import type { z } from 'zod'
import type { Route } from '../base/route.ts'
import { searchFrom, searchText } from '../ui/address.ts'
import { questionKey } from '../ui/client.ts'
import { Style } from '../ui/style.tsx'
import { type Surroundings, SurroundingsContext } from '../ui/surroundings.ts'

/** The fictional district as every page test sees it: its standing clock, an officer, one plan. */
export const surroundings: Surroundings = {
  district: {
    id: 'jianglan',
    name: { zh: '江澜区', en: 'Jianglan District' },
    demonstration: true,
    clock: '2025-10-14T10:00:00.000Z',
  },
  me: { name: '周敏', body: '区科技局', roles: ['officer'] },
  plans: [{ id: 'jl-2022-2025', title: { zh: '江澜区实施方案', en: 'Jianglan plan' } }],
}

/** A route, what the page asks it with, and what it answers. */
export type Answered<R extends Route = Route> = [
  route: R,
  input: unknown,
  answer: z.output<R['output']>,
]

type Options = {
  /** Routes not listed here stay unanswered: the page waits. */
  answers?: readonly Answered[]
  /** Where the page stands, with its search text. */
  address?: string
  /** The page's own path when it has `$parts`. */
  path?: string
  around?: Surroundings
}

/** What a page says, as the HTML text a reader's browser would get, in Chinese. */
export async function shown(page: ReactElement, options: Options = {}): Promise<string> {
  const { answers = [], address = '/', path = '/', around = surroundings } = options
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  for (const [route, input, answer] of answers) {
    const asOf = new URLSearchParams(address.split('?')[1]).get('asOf') ?? undefined
    client.setQueryData(questionKey(route, input, asOf), answer)
  }
  const root = createRootRoute()
  const router = createRouter({
    routeTree: root.addChildren([
      createRoute({ getParentRoute: () => root, path, component: () => page }),
    ]),
    history: createMemoryHistory({ initialEntries: [address] }),
    parseSearch: searchFrom,
    stringifySearch: searchText,
  })
  await router.load()
  const html = renderToString(
    <QueryClientProvider client={client}>
      <SurroundingsContext value={around}>
        <Style>
          <RouterProvider router={router} />
        </Style>
      </SurroundingsContext>
    </QueryClientProvider>,
  )
  client.clear()
  return html.replaceAll('<!-- -->', '')
}
