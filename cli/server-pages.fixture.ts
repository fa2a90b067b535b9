import type { Role } from '@cadre/people'
import type { TestBrowser } from '@cadre/server/browser.fixture'
import { now } from '@cadre/server/test-server.fixture'
import type { TestServer } from '@cadre/server/test-server.fixture'
import type { BrowserContext } from 'playwright-core'

/** Where the pages of a test server are, as far as a browser knows. */
export const origin = 'http://localhost:3000'

interface Opening {
  readonly opened: TestBrowser
  readonly server: TestServer
  readonly locale?: string
  /** A phone, in the dark. */
  readonly isPhone?: boolean
}

/** A browser of somebody with the role, whose requests the server answers without a port, on the server's day. */
export async function openAs(
  role: Role,
  { opened, server, locale = 'en', isPhone = false }: Opening,
): Promise<BrowserContext> {
  const context = await opened.browser.newContext({
    locale,
    viewport: isPhone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
    colorScheme: isPhone ? 'dark' : 'light',
  })
  await context.clock.setFixedTime(now())
  await context.route(`${origin}/**`, async (route) => {
    const asked = route.request()
    const { pathname, search } = new URL(asked.url())
    const type = asked.headers()['content-type']
    const answer = await server.app.inject({
      method: asked.method() as 'GET',
      url: `${pathname}${search}`,
      headers: {
        ...asked.headers(),
        host: 'localhost:3000',
        origin,
        cookie: `__Host-cadre=${server.cookies[role]}`,
      },
      ...(type !== undefined && { payload: asked.postDataBuffer() ?? '' }),
    })
    return route.fulfill({
      status: answer.statusCode,
      contentType: String(answer.headers['content-type'] ?? ''),
      body: answer.rawPayload,
    })
  })
  return context
}
