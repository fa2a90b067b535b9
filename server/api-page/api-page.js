// Shows only the routes and kinds that hold the words typed; opens the one an address names.
const find = document.getElementById('find')
const found = document.getElementById('found')
const entries = [...document.querySelectorAll('[data-find]')]
const sections = [...document.querySelectorAll('main > section')]

find.addEventListener('input', () => {
  const words = find.value.trim().toLowerCase().split(/\s+/).filter(Boolean)
  let count = 0
  for (const entry of entries) {
    const isShown = words.every((word) => entry.dataset.find.includes(word))
    entry.hidden = !isShown
    if (isShown) count++
  }
  for (const section of sections) {
    const own = [...section.querySelectorAll('[data-find]')]
    section.hidden = words.length > 0 && !own.some((entry) => !entry.hidden)
  }
  found.textContent = words.length === 0 ? '' : `${count} found`
})

const openNamed = () => {
  const named = document.getElementById(location.hash.slice(1))
  if (named?.tagName === 'DETAILS') named.open = true
}
addEventListener('hashchange', openNamed)
openNamed()
