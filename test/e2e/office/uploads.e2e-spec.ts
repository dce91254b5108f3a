import { appendFileSync, closeSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { newId } from '#libs/kernel';
import { FileLinks, Sweeps } from '#libs/platform';
import { aService, type Answer, type Client, type TestService } from '../../support/a-service.js';
import { aPdf, aZip, sha256, WORD, type Member } from '../../support/some-files.js';

const BEGIN = `mutation ($input: BeginUploadInput!, $key: ID!) {
  beginUpload(input: $input, idempotencyKey: $key) { id state address sizeBytes } }`;
const COMPLETE = `mutation ($id: ID!, $key: ID!) {
  completeUpload(id: $id, idempotencyKey: $key) { id state hash link } }`;

let service: TestService;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yunshang-office-'));
  service = await aService('office', { FILES_DIR: folder });
});
afterAll(async () => {
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const codeOf = (answer: Answer<unknown>) => answer.errors?.[0]?.extensions.code;
const wordsOf = (answer: Answer<unknown>) => answer.errors?.[0]?.message;

interface Announced {
  readonly kind?: 'PAPER' | 'INVOICE' | 'PHOTO';
  readonly name?: string;
  readonly organisationId?: string;
  readonly sizeBytes?: number;
}

const begin = (by: Client, bytes: Buffer, given: Announced = {}, key = newId()) =>
  by.query(BEGIN, {
    input: { kind: 'PAPER', name: '验收报告.pdf', sizeBytes: bytes.length, sha256: sha256(bytes), ...given },
    key,
  });
const complete = (by: Client, id: string, key = newId()) => by.query(COMPLETE, { id, key });

async function reach(
  by: Client | undefined,
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: Buffer<ArrayBuffer> } = {},
): Promise<Response> {
  const headers = {
    'x-gateway-secret': service.gatewaySecret,
    'accept-language': 'zh-CN',
    ...(by ? { authorization: `Bearer ${await service.issuer.tokenFor(by.personId)}` } : {}),
    ...init.headers,
  };
  return fetch(`${service.url}${path}`, { ...init, headers });
}

const send = (by: Client, address: string, bytes: Buffer, offset = 0) =>
  reach(by, address, {
    method: 'PATCH',
    headers: {
      'content-type': 'application/offset+octet-stream',
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
    },
    body: Buffer.from(bytes),
  });

async function offsetOf(by: Client, address: string): Promise<string | null> {
  const head = await reach(by, address, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } });
  return head.headers.get('upload-offset');
}

/** The whole way of a file, as far as it comes. */
async function handIn(by: Client, bytes: Buffer, given: Announced = {}) {
  const { data } = await begin(by, bytes, given);
  const sent = await send(by, data.beginUpload.address, bytes);
  expect(sent.status).toBe(204);
  return complete(by, data.beginUpload.id);
}

const aPerson = (): Client => service.as({ personId: newId() });
const aMember = (organisationId = newId()): Client =>
  service.as({ role: 'ENTERPRISE_PREPARER', organisationKind: 'ENTERPRISE', organisationId });

describe('a file that is handed in', () => {
  test('is kept as it was looked at, whatever is still being written to where it arrived', async () => {
    const by = aPerson();
    const bytes = aPdf('looked at', 20_000);
    const { data } = await begin(by, bytes);
    const { id, address } = data.beginUpload;
    await send(by, address, bytes);
    // As the request of a piece holds it that was never finished.
    const held = openSync(join(folder, 'arriving', id), 'a');
    const done = await complete(by, id);
    appendFileSync(held, 'MZ another file');
    closeSync(held);
    expect(done.data.completeUpload).toMatchObject({ state: 'KEPT', hash: sha256(bytes) });
    const opened = await reach(by, done.data.completeUpload.link!);
    expect(sha256(Buffer.from(await opened.arrayBuffer()))).toBe(sha256(bytes));
  });

  test('cannot be taken back and begun anew under the same announcement', async () => {
    const by = aPerson();
    const bytes = aPdf('once', 5_000);
    const key = newId();
    const { data } = await begin(by, bytes, {}, key);
    const { id, address } = data.beginUpload;
    await send(by, address, bytes);
    expect(
      (await reach(by, address, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } })).status,
    ).toBe(405);
    expect((await complete(by, id)).data.completeUpload.state).toBe('KEPT');
    await begin(by, bytes, {}, key);
    expect(readdirSync(join(folder, 'arriving'))).not.toContain(id);
  });

  test('comes in pieces, goes on where it stopped, and opens for its person alone', async () => {
    const by = aPerson();
    const bytes = aPdf('acceptance report', 300_000);
    const { data } = await begin(by, bytes);
    const { id, address } = data.beginUpload;
    await send(by, address, bytes.subarray(0, 100_000));
    expect(codeOf(await complete(by, id))).toBe('UPLOAD_INCOMPLETE');
    expect(await offsetOf(by, address)).toBe('100000');
    // From the wrong place nothing is taken.
    expect((await send(by, address, bytes.subarray(50_000), 50_000)).status).toBe(409);
    await send(by, address, bytes.subarray(100_000), 100_000);
    const done = await complete(by, id);
    expect(done.data.completeUpload).toMatchObject({ state: 'KEPT', hash: sha256(bytes) });
    const link = done.data.completeUpload.link!;
    const opened = await reach(by, link);
    expect(Object.fromEntries(opened.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="????.pdf"; filename*=UTF-8''${encodeURIComponent('验收报告')}.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    expect(sha256(Buffer.from(await opened.arrayBuffer()))).toBe(sha256(bytes));
    expect((await reach(aPerson(), link)).status).toBe(404);
    expect((await reach(undefined, link)).status).toBe(401);
    // Repeated, the answer is the same; what was on its way is gone.
    expect((await complete(by, id)).data.completeUpload.hash).toBe(sha256(bytes));
    expect(readdirSync(join(folder, 'arriving'))).not.toContain(id);
  });

  test('is not there for another person, nor shown while it arrives', async () => {
    const by = aPerson();
    const bytes = aPdf('mine');
    const { data } = await begin(by, bytes);
    const { id, address } = data.beginUpload;
    const other = aPerson();
    expect((await send(other, address, bytes)).status).toBe(404);
    expect(codeOf(await complete(other, id))).toBe('NOT_FOUND');
    expect(codeOf(await other.query('query ($id: ID!) { upload(id: $id) { state } }', { id }))).toBe(
      'NOT_FOUND',
    );
    expect((await reach(by, address)).status).toBe(405);
    expect((await reach(by, '/files/uploads', { method: 'POST' })).status).toBe(404);
    const straight = await fetch(`${service.url}${address}`, { method: 'HEAD' });
    expect(straight.status).toBe(401);
  });

  test('handed in twice at once is kept once, and each of the two opens it', async () => {
    const bytes = aPdf('twice', 200_000);
    const people = [aPerson(), aPerson()];
    const done = await Promise.all(people.map((by) => handIn(by, bytes)));
    for (const [at, by] of people.entries()) {
      const opened = await reach(by, done[at]!.data.completeUpload.link!);
      expect(sha256(Buffer.from(await opened.arrayBuffer()))).toBe(sha256(bytes));
    }
    const rows = await service.sql('select from office.stored_file where hash = $1', [sha256(bytes)]);
    expect(rows).toHaveLength(1);
  });

  test('that is completed by two requests at once is kept', async () => {
    const by = aPerson();
    const bytes = aPdf('two at once');
    const { data } = await begin(by, bytes);
    await send(by, data.beginUpload.address, bytes);
    const answers = await Promise.all([1, 2, 3].map(() => complete(by, data.beginUpload.id)));
    expect(answers.map((each) => each.data.completeUpload.state)).toEqual(['KEPT', 'KEPT', 'KEPT']);
  });

  test('that changed on its way is refused, and stays refused', async () => {
    const by = aPerson();
    const bytes = aPdf('as it was');
    const { data } = await begin(by, bytes);
    const changed = Buffer.from(bytes);
    changed[20]! ^= 1;
    await send(by, data.beginUpload.address, changed);
    expect(codeOf(await complete(by, data.beginUpload.id))).toBe('FILE_DAMAGED');
    expect(codeOf(await complete(by, data.beginUpload.id))).toBe('FILE_DAMAGED');
  });

  test('that does not arrive within a day is let go', async () => {
    const by = aPerson();
    const { data } = await begin(by, aPdf('late'));
    const { id, address } = data.beginUpload;
    const [{ now }] = (await service.sql<{ now: Date }>('select clock.now() as now')) as [{ now: Date }];
    await service.moveClock(new Date(now.getTime() + 25 * 3_600_000));
    await service.app.get(Sweeps).run();
    expect(codeOf(await complete(by, id))).toBe('UPLOAD_EXPIRED');
    expect(readdirSync(join(folder, 'arriving'))).not.toContain(id);
    expect((await reach(by, address, { method: 'HEAD' })).status).toBe(404);
  });
});

describe('what is too much', () => {
  test('2 GB are refused at once, in words', async () => {
    const answer = await begin(aPerson(), Buffer.from('x'), { sizeBytes: 2 * 2 ** 30 });
    expect(codeOf(answer)).toBe('FILE_TOO_LARGE');
    expect(wordsOf(answer)).toBe('文件为 2048 MB，此类文件最大 50 MB。请压缩或拆分后再上传。');
  });

  test('more bytes than were announced are not taken', async () => {
    const by = aPerson();
    const bytes = aPdf('short');
    const { data } = await begin(by, bytes);
    const sent = await send(by, data.beginUpload.address, Buffer.concat([bytes, bytes]));
    expect(sent.status).toBeGreaterThanOrEqual(400);
    expect(codeOf(await complete(by, data.beginUpload.id))).not.toBeUndefined();
  });

  test('one person has 20 on their way and 1 GB a day, also when all are announced at once', async () => {
    const by = aPerson();
    const many = await Promise.all(Array.from({ length: 22 }, (_, i) => begin(by, aPdf(`many ${i}`))));
    expect(many.filter((each) => codeOf(each) === 'UPLOADS_TOO_MANY')).toHaveLength(2);
    const large = aPerson();
    const sizes = Array.from({ length: 22 }, () => 49 * 2 ** 20);
    const answers = await Promise.all(
      sizes.map((sizeBytes, i) => begin(large, aPdf(`large ${i}`), { sizeBytes })),
    );
    expect(answers.filter((each) => codeOf(each) === 'UPLOADS_TOO_MANY').length).toBeGreaterThanOrEqual(2);
  });

  test('a file for an organisation is handed in by its people', async () => {
    const member = aMember();
    const bytes = aPdf('ours');
    const ours = await begin(member, bytes, { organisationId: member.organisationId });
    expect(ours.data.beginUpload.state).toBe('RECEIVING');
    expect(codeOf(await begin(member, bytes, { organisationId: newId() }))).toBe('NOT_FOUND');
  });
});

describe('what a file is', () => {
  const picture = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#3070c0' } });
  const halfOf = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * 0.8));
  const exe = Buffer.concat([Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), Buffer.alloc(600, 1)]);
  const bomb = aZip([...WORD, { name: 'word/media/x.xml', content: Buffer.alloc(150_000_000) }]);

  test.each<[string, () => Buffer | Promise<Buffer>, Announced, string]>([
    ['a program called .pdf', () => exe, {}, 'FILE_TYPE_REFUSED'],
    ['a script called .pdf', () => Buffer.from('#!/bin/sh\nrm -rf /\n'), {}, 'FILE_TYPE_REFUSED'],
    ['a page called .pdf', () => Buffer.from('<html><script>alert(1)</script>'), {}, 'FILE_TYPE_REFUSED'],
    [
      'a drawing that runs',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
      { kind: 'PHOTO' },
      'FILE_TYPE_REFUSED',
    ],
    ['a zip of something', () => aZip([{ name: 'a.txt', content: 'a' }]), {}, 'FILE_TYPE_REFUSED'],
    ['a PDF as a photo', () => aPdf('no photo'), { kind: 'PHOTO' }, 'FILE_TYPE_REFUSED'],
    [
      'a Word document with a macro',
      () => aZip([...WORD, { name: 'word/vbaProject.bin', content: 'x' }]),
      {},
      'FILE_HAS_MACROS',
    ],
    [
      'a Word document that says it has one',
      () =>
        aZip([
          {
            name: '[Content_Types].xml',
            content: '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
          },
          WORD[1]!,
        ]),
      {},
      'FILE_HAS_MACROS',
    ],
    [
      'an archive in an archive',
      () => aZip([...WORD, { name: 'word/media/image1.png', content: aZip([{ name: 'a', content: 'a' }]) }]),
      {},
      'FILE_HAS_ARCHIVE',
    ],
    [
      'a program in a document',
      () => aZip([...WORD, { name: 'word/media/image1.png', content: exe }]),
      {},
      'FILE_HAS_ARCHIVE',
    ],
    ['a bomb', () => bomb, {}, 'FILE_BOMB'],
    [
      'a bomb that lies about its size',
      () => aZip([...WORD, { name: 'x.xml', content: Buffer.alloc(3_000_000), claimedSize: 10 }]),
      {},
      'FILE_BROKEN',
    ],
    ['a bomb in bombs', () => aZip([...WORD, { name: 'word/x.zip', content: bomb }]), {}, 'FILE_HAS_ARCHIVE'],
    [
      'two thousand parts',
      () =>
        aZip([...WORD, ...Array.from({ length: 2000 }, (_, i): Member => ({ name: `a${i}`, content: 'a' }))]),
      {},
      'FILE_BOMB',
    ],
    [
      'a part that leads out',
      () => aZip([...WORD, { name: '../../../etc/cron.d/x', content: 'x' }]),
      {},
      'FILE_BROKEN',
    ],
    [
      'a part that is a link',
      () => aZip([...WORD, { name: 'x', content: '/etc/passwd', attributes: 0o120777 << 16 }]),
      {},
      'FILE_BROKEN',
    ],
    [
      'a part with a password',
      () => aZip([...WORD, { name: 'x', content: 'x', flags: 1 }]),
      {},
      'FILE_LOCKED',
    ],
    [
      'a document behind a picture',
      async () => Buffer.concat([aPdf('front'), aZip(WORD)]),
      {},
      'FILE_TWO_IN_ONE',
    ],
    ['half a document', () => aZip(WORD).subarray(0, 60), {}, 'FILE_BROKEN'],
    [
      'a PDF with a script',
      () =>
        Buffer.from(
          aPdf('x').toString('latin1').replace('/Type /Catalog', '/OpenAction << /S /JavaScript /JS (x) >>'),
          'latin1',
        ),
      {},
      'FILE_HAS_SCRIPTS',
    ],
    [
      'half a picture',
      async () => halfOf(await picture().jpeg().toBuffer()),
      { kind: 'PHOTO' },
      'FILE_PICTURE_BROKEN',
    ],
    [
      'a picture of 81 megapixels',
      () =>
        sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#000' } })
          .png()
          .toBuffer(),
      { kind: 'PHOTO' },
      'FILE_PICTURE_BROKEN',
    ],
  ])('%s is refused', async (_, make, given, code) => {
    const by = aPerson();
    const bytes = await make();
    const answer = await handIn(by, bytes, given);
    expect(codeOf(answer)).toBe(code);
    expect(wordsOf(answer)).toMatch(/\p{Script=Han}.+。/u);
    const links = service.app.get(FileLinks);
    const link = links.linkTo({ hash: sha256(bytes), holder: by.personId }, by);
    expect((await reach(by, link)).status).toBe(404);
  });

  test('a document, an OFD and a PDF stay as they are, byte for byte', async () => {
    const ofd = aZip([
      { name: 'OFD.xml', content: '<ofd:OFD/>' },
      { name: 'Doc_0/Signs/Sign_0/SignedValue.dat', content: 'x' },
    ]);
    for (const bytes of [aZip(WORD), ofd, aPdf('as it is')]) {
      const { data } = await handIn(aPerson(), bytes, { name: 'whatever' });
      expect(data.completeUpload.hash).toBe(sha256(bytes));
    }
  });

  test('a photo loses what its camera knew and what is hidden behind it, and its hash is of what is served', async () => {
    const taken = await picture()
      .jpeg()
      .withExif({
        IFD0: { Copyright: 'somebody' },
        IFD3: { GPSLatitude: '23/1 7/1 0/1', GPSLatitudeRef: 'N' },
      })
      .toBuffer();
    const bytes = Buffer.concat([taken, Buffer.from('<script>alert(1)</script>'), aZip(WORD)]);
    const by = aPerson();
    const { data } = await handIn(by, bytes, { kind: 'PHOTO', name: '现场.jpeg' });
    const { hash, link } = data.completeUpload;
    expect(hash).not.toBe(sha256(bytes));
    const opened = await reach(by, link!);
    const served = Buffer.from(await opened.arrayBuffer());
    expect(sha256(served)).toBe(hash);
    expect(served.includes('script')).toBe(false);
    const metadata = await sharp(served).metadata();
    expect([metadata.exif, metadata.xmp, metadata.iptc, metadata.width]).toEqual([
      undefined,
      undefined,
      undefined,
      40,
    ]);
    // Handed in again as it was served, it is the same paper.
    const again = await handIn(by, served, { kind: 'PHOTO', name: 'x.jpg' });
    expect(again.data.completeUpload.hash).toBe(hash);
  });
});

describe('a link', () => {
  const linkFor = (hash: string, holder: string, reader: Client) =>
    service.app.get(FileLinks).linkTo({ hash, holder }, reader);

  test('opens for its reader what the organisation handed in, and nothing of who never had the file', async () => {
    const member = aMember();
    const bytes = aPdf('for the reviewer');
    await handIn(member, bytes, { organisationId: member.organisationId });
    const reviewer = service.as({
      role: 'BUREAU_REVIEWER',
      organisationKind: 'BUREAU',
      divisionCode: '440600',
    });
    const link = linkFor(sha256(bytes), member.organisationId, reviewer);
    expect((await reach(reviewer, link)).status).toBe(200);
    // Who saw the fingerprint and hands it in as a paper of their own opens nothing by it.
    const thief = linkFor(sha256(bytes), newId(), reviewer);
    const refused = await reach(reviewer, thief);
    expect(refused.status).toBe(404);
    expect(await refused.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('指纹'), extensions: { code: 'FILE_NOT_HANDED_IN' } }],
    });
  });

  test('that is changed, of another, or too old opens nothing', async () => {
    const by = aPerson();
    const bytes = aPdf('changed links');
    await handIn(by, bytes);
    const link = linkFor(sha256(bytes), by.personId, by);
    const other = aPdf('another one');
    await handIn(by, other);
    const changed = [
      link.replace(/until=\d+/, 'until=9999999999'),
      link.replace(/holder=[^&]+/, `holder=${newId()}`),
      link.replace(sha256(bytes), sha256(other)),
      link.replace(/mac=.{4}/, 'mac=AAAA'),
      link.replace(/&mac=.*/, ''),
      `${link}&until=9999999999`,
      link.replace('/files/', '/files/..%2f'),
    ];
    for (const each of changed) expect((await reach(by, each)).status).toBe(404);
    const realNow = Date.now;
    Date.now = () => realNow() - 11 * 60_000;
    const old = linkFor(sha256(bytes), by.personId, by);
    Date.now = realNow;
    expect((await reach(by, old)).status).toBe(410);
  });
});

test('three hundred odd names are kept, and go out as names that any system can save', async () => {
  const by = aPerson();
  const bytes = aPdf('odd names');
  await handIn(by, bytes);
  const names = fc.sample(fc.string({ unit: 'binary', maxLength: 120 }), { numRuns: 290, seed: 11 });
  const odd = [
    '',
    '..',
    '../../x',
    'a\r\nSet-Cookie: a=b',
    'CON',
    '"; filename="x.exe',
    '\u202Efdp.exe',
    '𠮷𰻝.pdf',
    '%00.pdf',
    "'; drop table upload; --",
  ];
  for (const name of [...names, ...odd]) {
    const person = service.as({ personId: newId() });
    const begun = await begin(person, bytes, { name });
    const { id, address } = begun.data.beginUpload;
    await send(person, address, bytes);
    const { data } = await complete(person, id);
    const opened = await reach(person, data.completeUpload.link!);
    await opened.arrayBuffer();
    const disposition = opened.headers.get('content-disposition')!;
    expect(disposition).toMatch(
      /^attachment; filename=("[^"\\/]+\.pdf"|[\w.-]+\.pdf)(; filename\*=UTF-8''[\w.~!'()*%+-]+\.pdf)?$/,
    );
    expect(opened.headers.get('set-cookie')).toBeNull();
  }
}, 600_000);
