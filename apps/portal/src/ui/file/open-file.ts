import { currentLanguage } from '../../i18n/language.js';
import { OURS } from '../../graphql/client.js';
import { Problem } from '../../graphql/problem.js';

/** How a file can be looked at in a page; whatever is none of these is saved. */
const SHOWN: Readonly<Record<string, 'PICTURE' | 'PDF'>> = {
  'image/jpeg': 'PICTURE',
  'image/png': 'PICTURE',
  'image/webp': 'PICTURE',
  'application/pdf': 'PDF',
};

export interface OpenedFile {
  readonly as: 'PICTURE' | 'PDF' | 'OTHER';
  /** Of this page alone; to be revoked. */
  readonly address: string;
  readonly name: string;
}

/**
 * Fetches a file as the signed-in person.
 * @throws Problem the refusal of the office; NETWORK where nobody answered
 */
export async function openFile(link: string): Promise<OpenedFile> {
  const response = await fetch(link, {
    headers: { ...OURS, 'Accept-Language': currentLanguage() },
  }).catch(() => {
    throw new Problem('NETWORK');
  });
  if (!response.ok) throw await refusalOf(response);
  const type = response.headers.get('content-type') ?? '';
  const as = SHOWN[type] ?? 'OTHER';
  // The type is one of these four or none: nothing that came from a person runs as a page of ours.
  const blob = new Blob([await response.arrayBuffer()], {
    type: as === 'OTHER' ? 'application/octet-stream' : type,
  });
  return { as, address: URL.createObjectURL(blob), name: nameOf(response) };
}

async function refusalOf(response: Response): Promise<Problem> {
  try {
    const { errors } = (await response.json()) as {
      errors: { message: string; extensions: { code: string } }[];
    };
    return new Problem(errors[0]!.extensions.code, errors[0]!.message);
  } catch {
    return new Problem('SERVER_FAILED');
  }
}

function nameOf(response: Response): string {
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)/.exec(disposition)?.[1] ?? 'file';
}
