import type { VNode } from 'preact';
import { useState } from 'preact/hooks';

import { useApp } from '../app-context';
import { Tick } from './fields';
import type { SealKasus } from '../../domain/contracts.generated';
import { RAHASIA as WORDS } from '../teks/usulan';

export type Receiver = SealKasus['penerima'][number];

export interface Receivers {
  readonly posts: readonly Receiver[];
  readonly involved: ReadonlySet<Receiver>;
  readonly readers: readonly Receiver[];
  readonly setInvolved: (post: Receiver, yes: boolean) => void;
  readonly setReader: (post: Receiver, yes: boolean) => void;
}

function isReceiver(code: string): code is Receiver {
  return code in WORDS.receivers;
}

type Posts = ReadonlySet<Receiver>;

function changed(set: Posts, post: Receiver, yes: boolean): Posts {
  return new Set(yes ? [...set, post] : [...set].filter((one) => one !== post));
}

/** Posts the region has set; who is involved may not read and is not told. */
export function useReceivers(): Receivers {
  const posyandu = useApp().views.home.value.posyandu;
  const posts = (posyandu?.penerima_kasus ?? []).filter(isReceiver);
  const [involved, setInvolved] = useState<Posts>(new Set());
  const [chosen, setChosen] = useState<Posts>(new Set());
  return {
    posts,
    involved,
    readers: posts.filter((post) => chosen.has(post) && !involved.has(post)),
    setInvolved: (post, yes) => {
      setInvolved(changed(involved, post, yes));
    },
    setReader: (post, yes) => {
      setChosen(changed(chosen, post, yes));
    },
  };
}

export function ReceiverTicks({ receivers }: { receivers: Receivers }): VNode {
  const { posts, involved, readers } = receivers;
  const free = posts.filter((post) => !involved.has(post));
  return (
    <>
      <Posts
        legend={WORDS.involved}
        hint={WORDS.involvedHint}
        posts={posts}
        checked={(post) => involved.has(post)}
        onChecked={receivers.setInvolved}
      />
      <Posts
        legend={WORDS.readers}
        hint={free.length === 0 ? WORDS.nobody : WORDS.readersHint}
        posts={free}
        checked={(post) => readers.includes(post)}
        onChecked={receivers.setReader}
      />
    </>
  );
}

interface PostsProps {
  readonly legend: string;
  readonly hint: string;
  readonly posts: readonly Receiver[];
  readonly checked: (post: Receiver) => boolean;
  readonly onChecked: (post: Receiver, yes: boolean) => void;
}

function Posts({ legend, hint, posts, checked, onChecked }: PostsProps): VNode {
  return (
    <fieldset class="stack-tight">
      <legend class="field-label">{legend}</legend>
      <p class="field-hint">{hint}</p>
      {posts.map((post) => (
        <Tick
          key={post}
          checked={checked(post)}
          onChecked={(yes) => {
            onChecked(post, yes);
          }}
        >
          {WORDS.receivers[post]}
        </Tick>
      ))}
    </fieldset>
  );
}
