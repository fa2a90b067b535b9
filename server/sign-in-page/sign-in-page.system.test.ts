import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, afterEach, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../browser.fixture.ts'
import type { TestBrowser } from '../browser.fixture.ts'
import { client, startProvider } from '../sign-in/openid-provider.fixture.ts'
import type { TestProvider } from '../sign-in/openid-provider.fixture.ts'
import { goodPassword, startSignInServer } from '../sign-in/sign-in.fixture.ts'
import type { SignInServer } from '../sign-in/sign-in.fixture.ts'

describe('the sign-in page in a real browser', () => {
  let opened: TestBrowser
  let browser: Browser
  let provider: TestProvider
  let server: SignInServer
  let origin: string
  let page: Page

  before(async () => {
    opened = await openBrowser()
    browser = opened.browser
    provider = await startProvider()
    const port = await freePort()
    origin = `http://localhost:${port}`
    const { issuer } = provider
    server = await startSignInServer({
      origin,
      providers: [
        {
          id: 'norte',
          title: 'Norte',
          issuer,
          clientId: client.id,
          clientSecret: client.secret,
          provesSecondFactor: false,
        },
      ],
    })
    await server.app.listen({ port, host: '127.0.0.1' })
  })

  after(async () => {
    await server.close()
    await provider.close()
    await opened.remove()
  })

  beforeEach(async () => {
    page = await browser.newPage()
  })
  afterEach(() => page.close())

  const isSignedIn = async (login: string) => {
    await page.waitForURL(`${origin}/`)
    const me = (await page.evaluate("fetch('/api/v1/me').then((answer) => answer.json())")) as {
      displayName: string
    }
    assert.equal(me.displayName, login)
  }
  const openByLink = async (login: string) => {
    const id = await server.account({ login, displayName: login, roles: [{ role: 'employee' }] })
    await page.goto(`${origin}/sign-in#link=${await server.link(id, 'invitation')}`)
  }

  test('an invitation leads to a password, and the password signs in; a wrong one is told apart', async () => {
    await openByLink('marta')
    await page.fill('#new-password', goodPassword)
    await page.click('#new-password-form button')
    await page.locator('#status', { hasText: 'All is set up' }).waitFor()
    assert.equal(await page.inputValue('#login'), 'marta', 'who was invited has not seen the login before')
    assert.equal((await page.context().cookies()).length, 0, 'the session that could only set up has ended')
    await page.fill('#password', 'not the password at all')
    await page.click('#password-form button')
    await page.locator('#status.refused', { hasText: 'Login or password is wrong' }).waitFor()
    assert.equal(await page.inputValue('#login'), 'marta')
    assert.equal(await page.inputValue('#password'), '')
    await page.fill('#password', goodPassword)
    await page.click('#password-form button')
    await isSignedIn('marta')
  })

  test('a passkey that was added signs in', async () => {
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await openByLink('ines')
    await page.locator('#new-password-form').waitFor()
    assert.match(String(await page.evaluate(addPasskey)), /^psk_/)
    await page.context().clearCookies()
    await page.goto(`${origin}/sign-in`)
    await page.click('#passkey')
    await isSignedIn('ines')
  })

  test('a provider of OpenID Connect sends the browser back, signed in and with a clean address', async () => {
    const id = await server.account({ login: 'olga', displayName: 'olga', roles: [{ role: 'employee' }] })
    const { issuer } = provider
    await server.database.pool.query(
      `insert into app.identity (issuer, subject, account_id, provider, created_at) values ($1, 'subject-olga', $2, 'norte', now())`,
      [issuer, id],
    )
    await page.route(`${issuer}/**`, (route) => {
      const query = provider.authorize(route.request().url(), 'subject-olga')
      return route.fulfill({
        status: 302,
        headers: { location: `${origin}/sign-in/openid${query.replace(/^[^?]*/, '')}` },
      })
    })
    await page.goto(`${origin}/sign-in`)
    await page.click('text=Sign in with Norte')
    await isSignedIn('olga')
  })

  test('it speaks the language that is chosen, keeps it, and begins with that of the browser', async () => {
    await using context = await browser.newContext({ locale: 'pt-BR' })
    const one = await context.newPage()
    await one.goto(`${origin}/sign-in`)
    await one.getByRole('button', { name: 'Iniciar sessão' }).waitFor()
    await one.getByLabel('Idioma').selectOption('es')
    await one.getByRole('heading', { name: 'Iniciar sesión' }).waitFor()
    await one.getByRole('button', { name: 'Entrar con Norte' }).waitFor()
    assert.equal(await one.evaluate('document.documentElement.lang'), 'es')
    await one.reload()
    await one.getByLabel('Contraseña', { exact: true }).waitFor()
    await one.getByLabel('Idioma').selectOption('en')
    await one.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    await one.getByRole('button', { name: 'Sign in with Norte' }).waitFor()
  })

  test('it fits a phone and a wide window, in light and dark, and complains of nothing but that nobody is signed in', async () => {
    for (const width of [360, 1280]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await using context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme })
        const one = await context.newPage()
        const complaints: string[] = []
        one.on('console', (message) => complaints.push(message.text()))
        one.on('pageerror', (error) => complaints.push(error.message))
        await one.goto(`${origin}/sign-in`)
        await one.locator('text=Sign in with Norte').waitFor()
        assert.equal(await one.evaluate('document.documentElement.scrollWidth'), width)
        assert.deepEqual(
          complaints.filter((text) => !text.includes('401')),
          [],
        )
      }
    }
  })
})

/** Runs in the page, which has no types of this program. */
const addPasskey = `(async () => {
  const post = async (path, body) => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/v1' + path, { method: 'POST', headers, body: JSON.stringify(body) })).json()
  }
  const { challenge, options } = await post('/me/passkeys/begin', {})
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const response = (await navigator.credentials.create({ publicKey })).toJSON()
  return (await post('/me/passkeys', { challenge, response, label: 'of this test' })).id
})()`

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
