const STORED_AS = 'yunshang.organisation';

/** Which of their organisations the person chose last in this browser. */
export function chosenOrganisation(): string | null {
  try {
    return localStorage.getItem(STORED_AS);
  } catch {
    return null; // A browser that forbids storage: the first one, then.
  }
}

export function chooseOrganisation(organisationId: string): void {
  try {
    localStorage.setItem(STORED_AS, organisationId);
  } catch {
    // The next page begins with the first one again.
  }
}
