import { useEffect, useState, type ComponentPropsWithoutRef } from 'react';

/** First and longest wait, milliseconds. */
const AGAIN_MS = 2_000;
const LAST_AGAIN_MS = 60_000;

/** A picture of the data folder, asked for again where it is not there: one of another laptop can come long after what names it. */
export function KeptImage({ alt, ...props }: ComponentPropsWithoutRef<'img'> & { readonly src: string; readonly alt: string }) {
  const [tries, setTries] = useState(0);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!failed) return undefined;
    const timer = setTimeout(
      () => {
        setFailed(false);
        setTries((before) => before + 1);
      },
      Math.min(AGAIN_MS * 2 ** tries, LAST_AGAIN_MS),
    );
    return () => clearTimeout(timer);
  }, [failed, tries]);
  return <img key={tries} {...props} alt={alt} onError={() => setFailed(true)} />;
}
