import manifest from './package.json' with { type: 'json' }

export const cadreVersion: string = manifest.version
