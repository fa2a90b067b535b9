// Ways to sign in without a password: passkeys and OpenID Connect.
import { ask, byId, placeAfter, say } from '/sign-in-page-parts.js'
import { setText } from '/sign-in-page-words.js'

/** Shows the button where the browser knows passkeys; `goOn` gets the outcome. */
export function offerPasskey(goOn) {
  const canRead = typeof PublicKeyCredential?.parseRequestOptionsFromJSON === 'function'
  byId('passkey').hidden = !canRead
  byId('passkey').addEventListener('click', async () => {
    say('')
    const begun = await ask('POST', '/session/passkey/begin', {})
    if (!begun) return
    try {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(begun.options)
      const credential = await navigator.credentials.get({ publicKey })
      const { challenge } = begun
      goOn(await ask('POST', '/session/passkey', { challenge, response: credential.toJSON() }))
    } catch {
      say('The passkey was not used. Try again, or sign in another way.', { isRefusal: true })
    }
  })
}

/** A button for each OpenID Connect provider of the installation. */
export async function offerProviders() {
  const { items } = (await ask('GET', '/session/providers')) ?? { items: [] }
  byId('providers').replaceChildren(
    ...items.map(({ id, title }) => {
      const button = document.createElement('button')
      button.type = 'button'
      setText(button, 'Sign in with {title}', { title })
      button.addEventListener('click', () => void goToProvider(id))
      return button
    }),
  )
}

async function goToProvider(provider) {
  const begun = await ask('POST', '/session/openid/begin', { provider, next: placeAfter() })
  if (!begun) return
  sessionStorage.setItem('openid', begun.challenge)
  location.assign(begun.url)
}

export const isBackFromProvider = () => location.pathname === '/sign-in/openid'

/** Ends what `goToProvider` began; what the provider sent is kept in no history. */
export async function finishAtProvider() {
  const callback = location.search
  const challenge = sessionStorage.getItem('openid')
  sessionStorage.removeItem('openid')
  history.replaceState(null, '', '/sign-in')
  if (challenge && callback) return ask('POST', '/session/openid', { challenge, callback })
  say('This sign-in was begun in another window. Begin anew here.', { isRefusal: true })
  return undefined
}
