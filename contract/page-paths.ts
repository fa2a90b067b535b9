/** Addresses of the web app's pages: the server answers them, and links in notices lead to them. */
export const pagePaths = [
  '/',
  '/people',
  '/people/:id',
  '/organisation-chart',
  '/goals',
  '/learning',
  '/onboarding',
  '/me',
  '/approvals',
  '/notifications',
  '/imports',
  '/imports/:id',
  '/administration/accounts',
  '/administration/jobs',
  '/administration/audit-trail',
  '/administration/system',
] as const
