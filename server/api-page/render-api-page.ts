import { everyRecordRoute, namedRoutes } from '@cadre/contract'
import type { Route } from '@cadre/contract'
import { entities } from '@cadre/people'
import type { Entity } from '@cadre/people'
import { conventions } from './conventions.ts'
import { escaped } from './html.ts'
import { renderRoute } from './render-route.ts'

/** The whole page: how the API works, records and what is alike for them, then every other route by group. */
export function renderApiPage(version: string): string {
  const groups = [...Map.groupBy(Object.values(namedRoutes) as readonly Route[], ({ group }) => group)]
  const links = groups.map(([name]) => `<li><a href="#${slug(name)}">${escaped(title(name))}</a></li>`)
  const sections = groups.map(
    ([name, routes]) =>
      `<section id="${slug(name)}"><h2>${escaped(title(name))}</h2>${routes.map(renderRoute).join('')}</section>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cadre API</title>
<link rel="stylesheet" href="/api/docs.css">
<script src="/api/docs.js" defer></script>
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header>
<p class="brand">Cadre <span>API ${escaped(version)}</span></p>
<label class="search">Find a route <input type="search" id="find" autocomplete="off"></label>
<a class="spec" href="/api/openapi.json">OpenAPI 3.1</a>
</header>
<div class="columns">
<nav aria-label="Contents"><ul>
<li><a href="#conventions">How it works</a></li>
<li><a href="#records">Records</a></li>
<li><a href="#kinds">Kinds of record</a></li>
${links.join('\n')}
</ul></nav>
<main id="content">
<h1>The API of this installation</h1>
<p class="lead">Records of people with two times: the day a fact holds, and the moment it was known. Everything
the web app does goes through these routes, under the same rules of access.</p>
<p id="found" role="status"></p>
${conventions}
${recordSection()}
${kindSection()}
${sections.join('\n')}
</main>
</div>
</body>
</html>
`
}

function recordSection(): string {
  const example = entities.find(({ name }) => name === 'job_assignment')!
  const routes = everyRecordRoute.filter(({ entity }) => entity === example)
  return `<section id="records"><h2>Records</h2>
<p>There are ${entities.length} kinds of record. Their routes are alike: put the path of a kind where
<code>${escaped(example.path)}</code> stands.</p>${routes.map(renderRoute).join('')}</section>`
}

function kindSection(): string {
  return `<section id="kinds"><h2>Kinds of record</h2>${entities.map(renderKind).join('')}</section>`
}

function renderKind(entity: Entity): string {
  const rows = Object.entries(entity.fields).map(([name, field]) => {
    const type =
      field.type === 'reference' ? `id of ${field.to.join(' or ').replaceAll('_', ' ')}` : field.type
    const choices = field.type === 'choice' ? `: ${field.choices.join(', ')}` : ''
    const required = field.isRequired ? ' <b>required</b>' : ''
    return `<tr><th scope="row"><code>${name}</code></th><td>${escaped(type)}${required}</td><td>${escaped(`${field.meaning}${choices}`)}</td></tr>`
  })
  const custom = entity.takesCustomFields ? ' Takes custom fields.' : ''
  return `<details class="kind" data-find="${escaped(`${entity.path} ${entity.name} ${entity.meaning}`.toLowerCase())}">
<summary><code>/${escaped(entity.path)}</code> <span>${escaped(entity.meaning)}</span></summary>
<p>Seen with the class <b>${escaped(entity.dataClass)}</b>; about: ${entity.subject}.${custom}</p>
<div class="scroll"><table><thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div></details>`
}

const title = (group: string): string => `${group.charAt(0).toUpperCase()}${group.slice(1)}`
const slug = (group: string): string => `group-${group.replace(/\W+/g, '-')}`
