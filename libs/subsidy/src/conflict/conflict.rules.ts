/** Whether somebody has to do with the enterprise or the provider of a file. */
export function conflicted(
  { blocked }: { readonly blocked: ReadonlySet<string> },
  file: { readonly enterpriseId: string; readonly providerId: string },
): boolean {
  return blocked.has(file.enterpriseId) || blocked.has(file.providerId);
}
