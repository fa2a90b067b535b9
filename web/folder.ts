/** Where the pages are built to. */
export const webFolder = decodeURIComponent(new URL('dist', import.meta.url).pathname)
