// The start page: signs in with the one-time link in the address, says who is signed in, signs out.
const byId = (id) => document.getElementById(id)
const say = (text) => {
  byId('status').textContent = text
}

const tokenIn = (text) => text.trim().replace(/^.*#link=/, '')

async function signIn(token) {
  const answer = await fetch('/api/v1/session/link', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  if (!answer.ok) return say((await answer.json()).detail)
  await showWho()
}

async function showWho() {
  const answer = await fetch('/api/v1/me')
  if (!answer.ok) return
  const { displayName, roles } = await answer.json()
  say(`Signed in as ${displayName} (${roles.join(', ').replaceAll('_', ' ')}).`)
  byId('link-form').hidden = true
  byId('signed-in').hidden = false
}

byId('link-form').addEventListener('submit', (event) => {
  event.preventDefault()
  void signIn(tokenIn(byId('token').value))
})
byId('sign-out').addEventListener('click', () => {
  void fetch('/api/v1/session', { method: 'DELETE' }).then(() => location.reload())
})

if (location.hash.startsWith('#link=')) {
  const token = tokenIn(location.hash)
  // Used up at once, and kept in no history.
  history.replaceState(null, '', '/')
  void signIn(token)
} else void showWho()
