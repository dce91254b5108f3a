import { DomainError } from '#libs/kernel';

/** A picture of some 60 megapixels unpacks to 240 MB. */
const PIXELS_MOST = 60e6;
const QUALITY = 90;

/**
 * Writes a picture anew, upright and without what its camera knew: place, time, owner, comments. What stood behind the
 * picture in the same file is gone with it. The same picture gives the same bytes.
 * @throws DomainError FILE_PICTURE_BROKEN
 */
export async function cleanPicture(
  path: string,
  type: 'JPEG' | 'PNG' | 'WEBP',
  cleaned: string,
): Promise<void> {
  // Loaded with the first picture only: it takes some 30 MB.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  // What it would read besides: drawings and documents that can name other files.
  sharp.block({ operation: ['VipsForeignLoadSvg', 'VipsForeignLoadPdf', 'VipsForeignLoadMagick'] });
  const upright = sharp(path, { limitInputPixels: PIXELS_MOST, failOn: 'error' }).autoOrient();
  const written = {
    JPEG: () => upright.jpeg({ quality: QUALITY }),
    PNG: () => upright.png(),
    WEBP: () => upright.webp({ quality: QUALITY }),
  }[type]();
  await written.toFile(cleaned).catch(() => {
    throw new DomainError('FILE_PICTURE_BROKEN');
  });
}
