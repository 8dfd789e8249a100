"""`simpul alamat` and `simpul serve --jaringan`: the address and the QR that a real phone on the same network needs.

A phone runs the app only over https (service worker, WebCrypto), so a local authority is made for it. This is for
trying it out, or for one village office on its own Wi-Fi; an installation that people rely on has a domain.
"""

import argparse
import io
import os
import socket
from ipaddress import AddressValueError, IPv4Address
from pathlib import Path

import segno

from simpul.config.sertifikat import PRIVATE, Sertifikat, prepare
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError

FOLDER = "jaringan"
# A documentation address: asking for the way there sends nothing.
ELSEWHERE = ("192.0.2.1", 9)
STEPS = """\
Langkah di HP Android (sekali saja tiap HP):
 1. Sambungkan HP ke Wi-Fi yang sama dengan komputer ini.
 2. Salin berkas {ca} ke HP lewat kabel USB atau Bluetooth.
 3. Buka Setelan, cari "sertifikat CA", pilih Instal, lalu pilih berkas simpul-ca.crt.
    Android menampilkan peringatan; berkas ini hanya berlaku untuk alamat jaringan lokal.
 4. Cocokkan sidik SHA-256 di HP dengan yang tertulis di atas.
 5. Arahkan kamera HP ke kode QR, buka di Chrome, lalu pasang di layar utama.
Selesai mencoba? Hapus sertifikat itu di Setelan, bagian kredensial tepercaya, tab Pengguna.

PERHATIAN: cara ini untuk mencoba, atau untuk satu kantor desa di Wi-Fi sendiri. Siapa pun di Wi-Fi itu bisa membuka
halaman masuk. Untuk dipakai sungguhan, pasang domain dan https seperti di panduan pengelola.
"""


def use_network(arguments: argparse.Namespace) -> Sertifikat:
    """Certificates for this computer's address; from here on it is the address that people type.

    Raises `setelan.jaringan_tidak_ada`, `setelan.jaringan_bukan_lokal`.
    """
    from simpul.config.env import read_environment

    address = local_address(arguments.ip)
    folder = read_environment().data_dir / FOLDER
    made = prepare(folder, address, clock.now())
    os.environ["SIMPUL_ALAMAT"] = f"https://{address}:{arguments.port}"
    arguments.host = str(address)
    tell(f"{os.environ['SIMPUL_ALAMAT']}/kader/", made, folder)
    return made


def local_address(given: str | None) -> IPv4Address:
    """This computer's address in the local network, or the one that was given."""
    try:
        address = IPv4Address(given or _own_address())
    except AddressValueError as error:
        raise SimpulError("setelan.jaringan_bukan_lokal", nilai=given or "") from error
    if not any(address in network for network in PRIVATE):
        raise SimpulError("setelan.jaringan_bukan_lokal", nilai=str(address))
    if given is None and address.is_loopback:
        raise SimpulError("setelan.jaringan_tidak_ada")
    return address


def _own_address() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
        except OSError as error:
            raise SimpulError("setelan.jaringan_tidak_ada") from error
        return str(probe.getsockname()[0])


def tell(address: str, made: Sertifikat, folder: Path) -> None:
    """Print the address, its QR and what to do on a phone; the QR lies in files too."""
    code = segno.make(address, error="m")
    code.save(str(folder / "alamat.png"), scale=10, border=4)
    code.save(str(folder / "alamat.svg"), scale=10, border=4)
    drawn = io.StringIO()
    code.terminal(drawn, compact=True)
    print(f"Alamat untuk HP kader: {address}\n")
    print(drawn.getvalue())
    print(f"Kode QR untuk dicetak: {folder / 'alamat.png'}, {folder / 'alamat.svg'}")
    print(f"Sidik SHA-256 sertifikat: {made.sidik}\n")
    print(STEPS.format(ca=made.otoritas), flush=True)
