import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router'
import { type Search, searchFrom, searchText } from '../../ui/address.ts'
import { PageFault } from '../../ui/page-fault.tsx'
import { PageMissing } from '../../ui/page-missing.tsx'
import { travelling } from '../../ui/standpoint.ts'
import { Frame } from './frame.tsx'
import { type PageEntry, pages } from './menu.tsx'

const root = createRootRoute({
  component: Frame,
  notFoundComponent: PageMissing,
  errorComponent: PageFault,
  validateSearch: (search: Search) => search,
  search: { middlewares: [retainSearchParams([...travelling])] },
})

const shown: readonly PageEntry[] = import.meta.env.DEV
  ? [...pages, (await import('./gallery/entry.ts')).gallery]
  : pages

export const router = createRouter({
  routeTree: root.addChildren(
    shown.map((page) =>
      createRoute({
        getParentRoute: () => root,
        path: page.path,
        component: lazyRouteComponent(async () => ({ default: await page.load() })),
      }),
    ),
  ),
  parseSearch: searchFrom,
  stringifySearch: searchText,
  defaultErrorComponent: PageFault,
  defaultNotFoundComponent: PageMissing,
  defaultPreload: 'intent',
  scrollRestoration: true,
})
