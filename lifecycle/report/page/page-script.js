// Comforts only: the page is whole without them.
const root = document.documentElement
const theme = document.getElementById('theme')
const isDark = () =>
  root.dataset.theme === 'dark' || (!root.dataset.theme && matchMedia('(prefers-color-scheme: dark)').matches)
const nameTheme = () => (theme.textContent = isDark() ? 'Light mode' : 'Dark mode')
theme.hidden = false
nameTheme()
theme.addEventListener('click', () => {
  root.dataset.theme = isDark() ? 'light' : 'dark'
  nameTheme()
})

const closed = []
addEventListener('beforeprint', () => {
  closed.push(...document.querySelectorAll('details:not([open])'))
  closed.forEach((details) => (details.open = true))
})
addEventListener('afterprint', () => {
  closed.splice(0).forEach((details) => (details.open = false))
})

for (const filter of document.querySelectorAll('[data-filters]')) {
  const rows = [...document.querySelectorAll(`#${filter.dataset.filters} tbody tr`)]
  filter.hidden = false
  filter.querySelector('input').addEventListener('input', ({ target }) => {
    const sought = target.value.trim().toLowerCase()
    let shown = 0
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(sought)
      if (!row.hidden) shown += 1
    }
    filter.querySelector('output').textContent = sought ? `${shown} of ${rows.length}` : ''
  })
}
