import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { shape, type Typed } from '../answers';
import { useApp } from '../app-context';
import { LinkButton } from './button';
import { CallLink } from './help';
import { Notice } from './notices';
import { findLine, type Line, useCatalog } from '../catalog';
import { loadEngine } from '../engine';
import type { Advice, Facts } from '../../domain/layanan';
import type { Answers } from '../../domain/layanan/types';
import { parts } from '../../kernel/dates';
import { path } from '../router';
import { LAYANAN as WORDS } from '../teks/kunjungan';

interface Props {
  readonly line: Line;
  readonly typed: Typed;
  readonly wargaId: string;
}

function useFacts(wargaId: string): Facts {
  const { views } = useApp();
  const bulan = parts(views.home.value.today).month;
  const profile = wargaId === '' ? null : views.profile(wargaId);
  if (profile === null) return { bulan };
  return {
    bulan,
    umur_bulan: profile.ageMonths,
    jenis_kelamin: profile.warga.jenis_kelamin,
    hamil: profile.group === 'bumil',
  };
}

function useAdvice({ line, typed, wargaId }: Props): readonly Advice[] {
  const facts = useFacts(wargaId);
  const [advice, setAdvice] = useState<readonly Advice[]>([]);
  useEffect(() => {
    let gone = false;
    void loadEngine().then(({ evaluate }) => {
      if (!gone) setAdvice(evaluate(line, shape(line, typed) as Answers, facts));
    });
    return () => {
      gone = true;
    };
  }, [line, typed, wargaId]);
  return advice.filter((one) => one.saran !== undefined && one.saran !== '');
}

/** What the rules of the line say about the answers so far: words for the kader, and what to do next. */
export function AdviceList(props: Props): VNode {
  const advice = useAdvice(props);
  return (
    <div class="stack-tight" role="status">
      {advice.map((one) => (
        <AdviceCard key={one.rule} advice={one} wargaId={props.wargaId} />
      ))}
    </div>
  );
}

function AdviceCard({ advice, wargaId }: { advice: Advice; wargaId: string }): VNode {
  const catalog = useCatalog();
  const emergency = useApp().views.settings.value.emergency;
  const proposed = catalog && advice.usul_rujukan ? findLine(catalog, advice.usul_rujukan) : null;
  const urgent = advice.urgensi === 'darurat' || advice.urgensi === 'mendesak';
  return (
    <Notice icon={urgent ? 'kabar' : 'cek'} warn={urgent}>
      <p class="strong">{advice.saran}</p>
      {advice.urgensi === 'darurat' &&
        emergency.map((one) => <CallLink key={one.nomor} name={one.nama} number={one.nomor} />)}
      {proposed && (
        <LinkButton href={path('usulan-isi', `${proposed.id}.`, wargaId)} icon="kirim" small>
          {WORDS.propose(proposed.title)}
        </LinkButton>
      )}
    </Notice>
  );
}
