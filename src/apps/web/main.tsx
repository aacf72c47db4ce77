import './no-eval.ts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { showLanguage } from '../../ui/language.ts'
import { refusalOf } from '../../ui/refusal.ts'
import { Style } from '../../ui/style.tsx'
import { applyTokens } from '../../ui/theme.ts'
import '../../ui/style/base.css'
import '../../ui/style/parts.css'
import '../../ui/style/table.css'
import '../../ui/style/form.css'
import './frame.css'
import '../../ui/style/print.css'
import { router } from './router.tsx'

/** A refusal stays a refusal however often one asks; only a server that was not reached is asked again. */
function isWorthAgain(count: number, error: Error): boolean {
  return count < 2 && refusalOf(error).status === 0
}

const client = new QueryClient({
  defaultOptions: {
    queries: { retry: isWorthAgain, staleTime: 10_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
})

applyTokens(document.documentElement)
showLanguage()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Style>
        <RouterProvider router={router} />
      </Style>
    </QueryClientProvider>
  </StrictMode>,
)
