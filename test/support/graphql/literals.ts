import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';

export interface Literal {
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

interface Source {
  readonly node: ts.SourceFile;
  /** What is declared by name, wherever in the file: a constant's value, or the type of a parameter. */
  readonly declared: Map<string, ts.Node[]>;
  /** What is imported from another file of the tests: its name there and the file. */
  readonly imports: Map<string, { name: string; file: string }>;
}

const sources = new Map<string, Source>();

/** Every string of these files that is known without running them; a part that is one of a few gives each of them. */
export function literals(files: readonly string[]): Literal[] {
  return files.flatMap((file) => {
    const source = sourceOf(file);
    const found: Literal[] = [];
    const visit = (node: ts.Node): void => {
      const { line } = source.node.getLineAndCharacterOfPosition(node.getStart(source.node));
      if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node))
        for (const text of textsOf(node, source)) found.push({ text, file, line: line + 1 });
      ts.forEachChild(node, visit);
    };
    visit(source.node);
    return found;
  });
}

function sourceOf(file: string): Source {
  const known = sources.get(file);
  if (known) return known;
  const node = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const source: Source = { node, declared: new Map(), imports: new Map() };
  sources.set(file, source);
  const visit = (each: ts.Node): void => {
    if (ts.isVariableDeclaration(each)) declare(each.name, each.initializer, source);
    if (ts.isParameter(each)) declare(each.name, each.type, source);
    if (ts.isImportDeclaration(each)) learn(each, source, file);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return source;
}

function declare(name: ts.BindingName, said: ts.Node | undefined, { declared }: Source): void {
  if (said && ts.isIdentifier(name)) declared.set(name.text, [...(declared.get(name.text) ?? []), said]);
}

function learn(node: ts.ImportDeclaration, { imports }: Source, file: string): void {
  const bindings = node.importClause?.namedBindings;
  const { text } = node.moduleSpecifier as ts.StringLiteral;
  const target = resolve(dirname(file), text.replace(/\.js$/, '.ts'));
  if (!text.startsWith('.') || !bindings || !ts.isNamedImports(bindings) || !existsSync(target)) return;
  for (const { name, propertyName } of bindings.elements)
    imports.set(name.text, { name: (propertyName ?? name).text, file: target });
}

/** What an expression of strings and constants, or a type of literals, may say; nothing when only running it tells. */
function textsOf(node: ts.Node, source: Source): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isLiteralTypeNode(node)) return textsOf(node.literal, source);
  if (ts.isUnionTypeNode(node)) return node.types.flatMap((each) => textsOf(each, source));
  if (ts.isAsExpression(node) || ts.isParenthesizedExpression(node)) return textsOf(node.expression, source);
  if (ts.isIdentifier(node)) return named(node.text, source);
  if (!ts.isTemplateExpression(node)) return [];
  return node.templateSpans.reduce(
    (heads, { expression, literal }) => {
      const middles = heads.length > 0 ? textsOf(expression, source) : [];
      return heads.flatMap((head) => middles.map((middle) => head + middle + literal.text));
    },
    [node.head.text],
  );
}

function named(name: string, source: Source): string[] {
  const from = source.imports.get(name);
  if (from) return named(from.name, sourceOf(from.file));
  return (source.declared.get(name) ?? []).flatMap((each) => textsOf(each, source));
}
