import { createContext } from 'react';

/** What stands in the head of a page that is drawn without a browser. */
export interface PageHead {
  title?: string;
  description?: string;
}

/** Filled while the page is drawn, for whoever sends it; in a browser nobody asks. */
export const PageHeadContext = createContext<PageHead | undefined>(undefined);
