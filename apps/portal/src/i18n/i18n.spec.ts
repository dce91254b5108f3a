import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { en } from './en.js';
import { ROOMS } from './rooms.js';
import { zhCN } from './zh-CN.js';

const SOURCES = join('apps', 'portal', 'src');
/** The files that are there for texts; what the schema calls its values is made from it. */
const RESOURCES = /(^|[./\\])(zh-CN|en)\.ts$|^gql[/\\]/;
/** Han characters, their punctuation and full-width forms. */
const CJK = /[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/u;

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  );
}

function placeholders(text: string): string[] {
  return (text.match(/{{\w+}}/g) ?? []).toSorted();
}

function sourceFiles(): string[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(tsx?|css)$/.test(name) && !name.endsWith('.spec.ts') && !RESOURCES.test(name),
  );
}

/** A comment may show what a reader of Chinese sees. */
function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
}

const rooms = await Promise.all(
  Object.values(ROOMS).map(async (room) => ({
    chinese: (await room['zh-CN']()).texts as Tree,
    english: (await room.en()).texts as Tree,
  })),
);
const chinese = new Map([zhCN as Tree, ...rooms.map((room) => room.chinese)].flatMap((tree) => leaves(tree)));
const english = new Map([en as Tree, ...rooms.map((room) => room.english)].flatMap((tree) => leaves(tree)));

test('both languages have the same keys in the same order', () => {
  expect([...english.keys()]).toEqual([...chinese.keys()]);
});

test('both languages fill the same placeholders', () => {
  for (const [key, text] of chinese) {
    // A sentence about one thing need not say its number.
    const told = (each: string): string[] =>
      placeholders(each).filter((place) => !(key.endsWith('_one') && place === '{{count}}'));
    expect([key, told(english.get(key) ?? '')]).toEqual([key, told(text)]);
  }
});

test('no text is empty', () => {
  const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '');
  expect(empty).toEqual([]);
});

test('English holds no Chinese, except the name of the language', () => {
  const mixed = [...english].filter(([key, text]) => CJK.test(text) && key !== 'language.zh-CN');
  expect(mixed).toEqual([]);
});

test('no page or component holds Chinese text: it belongs to the resource files', () => {
  const files = sourceFiles();
  expect(files).toContain('main.tsx');
  expect(
    files.filter((name) => CJK.test(withoutComments(readFileSync(join(SOURCES, name), 'utf8')))),
  ).toEqual([]);
});
