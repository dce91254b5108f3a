import type { MediaType } from '../inspection/media-types.rules.js';

const MIB = 2 ** 20;

/** What is handed in as what: a paper as it was signed, an invoice as it was issued, a photo. */
export const FileKind = { PAPER: 'PAPER', INVOICE: 'INVOICE', PHOTO: 'PHOTO' } as const;
export type FileKind = keyof typeof FileKind;

export interface KindLimits {
  readonly types: readonly MediaType[];
  readonly mostBytes: number;
  /** Whether a PDF may have files within: issuers of invoices put the XML there. */
  readonly attachments: boolean;
}

/** What each kind may be, and how large. */
export const FILE_KINDS: Readonly<Record<FileKind, KindLimits>> = {
  PAPER: {
    types: ['PDF', 'OFD', 'JPEG', 'PNG', 'WEBP', 'DOCX', 'XLSX'],
    mostBytes: 50 * MIB,
    attachments: false,
  },
  INVOICE: { types: ['PDF', 'OFD', 'JPEG', 'PNG'], mostBytes: 10 * MIB, attachments: true },
  PHOTO: { types: ['JPEG', 'PNG', 'WEBP'], mostBytes: 20 * MIB, attachments: false },
};

/** How much one person hands in within a day, finished or not. */
export const BYTES_OF_A_DAY = 1024 * MIB;
/** How many files one person has on their way at once. */
export const ON_THEIR_WAY_MOST = 20;
/** How long a file may take to come in. */
export const HOURS_TO_ARRIVE = 24;
