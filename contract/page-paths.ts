/** Addresses of the web app's pages: the server answers them, and links in notices lead to them. */
export const pagePaths = [
  '/',
  '/people',
  '/people/:id',
  '/organisation-chart',
  '/imports',
  '/imports/:id',
] as const
