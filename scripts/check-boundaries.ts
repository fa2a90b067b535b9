/**
 * The walls between workspaces: a file may import only what its own package.json declares, and only
 * workspaces listed before its own in the root package.json. `web` may see contract, charts and core alone.
 */
import { globSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'

interface Manifest {
  readonly name?: string
  readonly workspaces?: readonly string[]
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

const webMaySee = ['contract', 'charts', 'core']
const importPattern =
  /(?:^|[\s;}])(?:import|export)\s(?:[^'"();]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

/** Every import that crosses a wall, as sentences that say what to do instead. */
export function findBoundaryFaults(root: string): string[] {
  const workspaces = readManifest(join(root, 'package.json')).workspaces ?? []
  return workspaces.flatMap((workspace) => {
    const manifest = readManifest(join(root, workspace, 'package.json'))
    const files = globSync('**/*.{ts,tsx,mts}', {
      cwd: join(root, workspace),
      exclude: (name) => name === 'node_modules',
    })
    return files
      .filter((file) => !file.startsWith(join('kernels', 'assembly')))
      .flatMap((file) => faultsOfFile({ root, workspaces, workspace, manifest, file }))
  })
}

interface FileToCheck {
  readonly root: string
  readonly workspaces: readonly string[]
  readonly workspace: string
  readonly manifest: Manifest
  readonly file: string
}

function faultsOfFile({ root, workspaces, workspace, manifest, file }: FileToCheck): string[] {
  const path = join(root, workspace, file)
  const isTest = /\.(test|fixture)\.tsx?$/.test(file)
  const faults: string[] = []
  for (const specifier of importsOf(readFileSync(path, 'utf8'))) {
    const fault = specifier.startsWith('.')
      ? relativeFault(join(root, workspace), path, specifier)
      : packageFault({ workspaces, workspace, manifest, specifier, isTest })
    if (fault) faults.push(`${relative(root, path)}: ${fault}`)
  }
  return faults
}

function relativeFault(workspaceRoot: string, path: string, specifier: string): string | undefined {
  const target = resolve(dirname(path), specifier)
  if (relative(workspaceRoot, target).startsWith('..')) {
    return `"${specifier}" leaves the workspace; import the other workspace by its name (@cadre/…).`
  }
  return undefined
}

interface PackageImport {
  readonly workspaces: readonly string[]
  readonly workspace: string
  readonly manifest: Manifest
  readonly specifier: string
  readonly isTest: boolean
}

function packageFault({
  workspaces,
  workspace,
  manifest,
  specifier,
  isTest,
}: PackageImport): string | undefined {
  if (isBuiltin(specifier)) return undefined
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  const declared = { ...manifest.dependencies, ...(isTest && manifest.devDependencies) }
  if (name.startsWith('@cadre/')) {
    const imported = name.slice('@cadre/'.length)
    if (workspace === 'web' && !webMaySee.includes(imported)) {
      return `web may import only ${webMaySee.join(', ')}; what it needs of ${imported} must reach it as API data.`
    }
    if (imported !== workspace && workspaces.indexOf(imported) > workspaces.indexOf(workspace)) {
      return `${workspace} comes before ${imported}; pass what is needed in as an argument, or move this code to ${imported} or later.`
    }
    if (imported === workspace) return `import the own workspace by relative path, not as ${name}.`
  }
  if (!(name in declared))
    return `"${name}" is not declared in ${workspace}/package.json${isTest ? '' : ' under dependencies'}.`
  return undefined
}

function importsOf(source: string): string[] {
  return [...source.matchAll(importPattern)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((specifier) => specifier !== '' && !specifier.includes('${'))
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest
}
