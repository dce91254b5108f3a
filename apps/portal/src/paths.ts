/** The paths of all pages. The gateway reads them off the build: any other path is answered with 404. */
export const PATHS = ['/', '/account', '/callback'] as const;
