import './app/mantine.css'
import './app/page.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/query-client.ts'
import { router } from './app/router.tsx'
import { theme } from './app/theme.ts'
import { LanguageProvider } from './language/language-provider.tsx'

const nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? ''
// Style elements of the scroll lock behind dialogs take their word from here.
Object.assign(globalThis, { __webpack_nonce__: nonce })

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queryClient}>
        <Suspense>
          <LanguageProvider>
            <RouterProvider router={router} />
          </LanguageProvider>
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
