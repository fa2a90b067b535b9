// The start page: signs in with a one-time link or a password, sets up what an account lacks, signs out.
const byId = (id) => document.getElementById(id)
const say = (text) => {
  byId('status').textContent = text
}
const forms = ['password', 'code', 'new-password', 'authenticator', 'link']

function show(...wanted) {
  for (const name of forms) byId(`${name}-form`).hidden = !wanted.includes(name)
}

const tokenIn = (text) => text.trim().replace(/^.*#link=/, '')

/** The body of an answer; undefined, and said why, when it was refused. */
async function ask(method, path, body) {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const json = await answer.json()
  if (answer.ok) return json
  say(json.detail)
  return undefined
}

let challenge

async function goOn(outcome) {
  if (!outcome) return
  if (outcome.state === 'second factor needed') {
    challenge = outcome.challenge
    say('The second step: the code of your authenticator app.')
    show('code')
  } else if (outcome.state === 'set-up needed') await setUp(outcome.setUpNeeded)
  else await showWho()
}

async function setUp(missing) {
  byId('signed-in').hidden = false
  if (missing.includes('password')) {
    say('Set the password that you will sign in with.')
    show('new-password')
  } else if (missing.includes('second factor')) {
    const begun = await ask('POST', '/me/authenticator/begin', {})
    if (!begun) return
    challenge = begun.challenge
    byId('authenticator-key').textContent = begun.secret
    byId('authenticator-link').href = begun.uri
    say('Your role needs a second factor: set up an authenticator app.')
    show('authenticator')
  } else {
    say('All is set up. Sign in with it now.')
    byId('signed-in').hidden = true
    show('password')
  }
}

async function showWho() {
  const answer = await fetch('/api/v1/me')
  if (!answer.ok) return
  const { displayName, roles, setUpNeeded } = await answer.json()
  if (setUpNeeded.length > 0) return setUp(setUpNeeded)
  say(`Signed in as ${displayName} (${roles.join(', ').replaceAll('_', ' ')}).`)
  show()
  byId('recovery').hidden = true
  byId('signed-in').hidden = false
}

function onSubmit(name, act) {
  byId(`${name}-form`).addEventListener('submit', (event) => {
    event.preventDefault()
    const fields = Object.fromEntries(new FormData(event.target))
    event.target.reset()
    void act(fields)
  })
}

onSubmit('password', async (fields) => goOn(await ask('POST', '/session', fields)))
onSubmit('code', async ({ code }) => goOn(await ask('POST', '/session/second-factor', { challenge, code })))
onSubmit('new-password', async ({ password }) => {
  const set = await ask('PUT', '/me/password', { password })
  if (set) await setUp(set.setUpNeeded)
})
onSubmit('authenticator', async ({ code }) => {
  const set = await ask('POST', '/me/authenticator', { challenge, code: code.replace(/\s/g, '') })
  if (!set) return
  byId('recovery-codes').textContent = set.recoveryCodes.join('\n')
  byId('recovery').hidden = false
  await setUp(set.setUpNeeded)
})
onSubmit('link', async ({ token }) => goOn(await ask('POST', '/session/link', { token: tokenIn(token) })))
byId('sign-out').addEventListener('click', () => {
  void fetch('/api/v1/session', { method: 'DELETE' }).then(() => location.reload())
})

if (location.hash.startsWith('#link=')) {
  const token = tokenIn(location.hash)
  // Used up at once, and kept in no history.
  history.replaceState(null, '', '/')
  void ask('POST', '/session/link', { token }).then(goOn)
} else void showWho()
