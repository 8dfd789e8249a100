import type { ComponentType } from 'preact';

import { Archive } from './archive';
import { CloseDay } from './close-day';
import { Correct } from './correct';
import { Find } from './find';
import { Home } from './home';
import { HomeVisit } from './home-visit';
import { More } from './more';
import { NewPerson } from './new-person';
import { News } from './news';
import { OnBehalf } from './on-behalf';
import { OpenDay } from './open-day';
import { AddKader, ChangePin } from './pins';
import { Profile } from './profile';
import { Queue } from './queue';
import { RecordScreen } from './record';
import { RequestDetail } from './request-detail';
import { RequestCase, RequestField } from './request-field';
import { RequestForm } from './request-form';
import { Requests } from './requests';
import { ResultScreen } from './result';
import { Sealed } from './sealed';
import { ServiceLines, Services } from './services';
import { SettingsScreen } from './settings';
import { Today } from './today';
import { Unsent } from './unsent';
import { Visits } from './visits';
import { Weigh } from './weigh';

export interface ScreenProps {
  readonly id: string;
  readonly extra: string;
}

/** The first part of the hash names the screen. */
export const SCREENS: Readonly<Record<string, ComponentType<ScreenProps>>> = {
  beranda: Home,
  hari: OpenDay,
  antrean: Queue,
  cari: Find,
  'orang-baru': NewPerson,
  orang: Profile,
  arsip: Archive,
  timbang: Weigh,
  perbaiki: Correct,
  hasil: ResultScreen,
  tutup: CloseDay,
  usulan: RequestField,
  'usulan-bidang': RequestCase,
  'usulan-isi': RequestForm,
  'usulan-saya': Requests,
  'usulan-lihat': RequestDetail,
  rahasia: Sealed,
  kunjungan: Visits,
  rumah: HomeVisit,
  layanan: Services,
  'layanan-bidang': ServiceLines,
  catat: RecordScreen,
  'belum-terkirim': Unsent,
  riwayat: Today,
  kabar: News,
  lainnya: More,
  setelan: SettingsScreen,
  'ganti-pin': ChangePin,
  'tambah-kader': AddKader,
  'atas-nama': OnBehalf,
  // The link of an enrolment sheet, opened where this phone already has a kader.
  aktivasi: AddKader,
};
