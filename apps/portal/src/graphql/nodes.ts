/** The rows of a page of a list; none where it was not asked for. */
export function nodesOf<Node>(
  list: { readonly edges: readonly { readonly node: Node }[] } | undefined,
): readonly Node[] {
  return (list?.edges ?? []).map(({ node }) => node);
}
