// Generated from catalogue/keys.toml by `cargo xtask generate`; edits here are lost.

//! One line per key, sorted; xtask/src/generate/table.rs describes the fields.

pub(super) static TABLE: &str = "\
acp :b
acs :i ?0,1,2
acu >amp
adi
alw >frc
alwt
ama :i =0..255 !s
amp :i =6..32
amt
apd
ara :b
arv
ate :n
atp
att :i =-2147483648..2147483647
aus
avgfhz
awc :i =0..65535
awcp
awe :b
awp :n
awpl :ao ~
bac :bi ?0,1,2,3
bar :i ?0,1,2,3
c0e :i
c0i :s ^ ~
c0n :s ^
c1e :i
c1i :s ^ ~
c1n :s ^
c2e :i
c2i :s ^ ~
c2n :s ^
c3e :i
c3i :s ^ ~
c3n :s ^
c4e :i
c4i :s ^ ~
c4n :s ^
c5e :i
c5i :s ^ ~
c5n :s ^
c6e :i
c6i :s ^ ~
c6n :s ^
c7e :i
c7i :s ^ ~
c7n :s ^
c8e :i
c8i :s ^ ~
c8n :s ^
c9e :i
c9i :s ^ ~
c9n :s ^
cae :b !c
cak :s !d * ~
car >frc
cards :a ^ ~
cbl
cca
ccd
cce ^
cch :s
cco :n
ccrv
ccu
ccw ^
cdi
cert
cfi :s
cid :s
cle ^
clea
cll
clp :a
cmmr
cmp
cms
cmse
cpe
cpr
csa
csd :b
ct :s <64
ctrls
cus
cwc :s
cwe :b !l
cws >cwe
cwsc
cwsca
data *
del :i =0..9 !d ~
deltaa
deltap
delw :i =0..9 !d ~
dfam
di1 :b !s
die :b !s
dii :b !s
din
dll *
dns ^
dsrc
dwo :nz
ecf
eci
eem
efh
efh32
efh8
efi
ehs
emfh
emhb
emx :i =-2147483648..2147483647
err
esk :b
esr
eto
eto_mid
etop
evt ^
facacs
facwak *
fem
ferm >frm
ffb
ffba
ffna ^
fhz
fmt :i =-2147483648..2147483647
fna :s <64 ^
frc :i ?0,1,2
frm :i ?0,1,2
fsc
fse
fsi
fsp >psm
fsptws
fst :n
fup :b
fwan ^
fwc
fwv
fzf :b
gmtr :i =-2147483648..2147483647 !s
gsa :iz
hai :b !l
hla :b !c
host ^
hsa :b !l ~
hws :b !l
ido
ids :oz ~
inva
isgo
iso2en :i ?0,1,2
la1 :i =0..255 !s
la3 :i =0..255 !s
lbl
lbp
lbr :i =0..255
lccfc
lccfi
lcctc
lck >ust
lcs
led
lfspt
lmo :i ?3,4,5
lmsc
loa
loc
loe :b !s
lof :i =0..255 !s
log :s !s ^
lom
lop :i =0..65535 !s
lopr :b !s
los
lot :io !s
loty :i ?0,1
lpc
lpsc
lrc
lri ^
lrn :i =0..9 !d ~
lrr
lse :b
lssfc
lsstc
lto
lwcf
lwf
map :a !s
mca :i =0..255
mcc
mcca
mce :b !c
mci :i =-2147483648..2147483647
mck :s * ~
mcpd :i =-2147483648..2147483647
mcpea :iz
mcr :b !c
mcs >mce
mcu :s !c *
men :b !c
mfw
mhe :b
mht :sz
mia ^
mlr ^
mlra
mmp
mod
modelStatus
mptwt :i =-2147483648..2147483647
mpwst :i =-2147483648..2147483647
mqcc :s * ~
mqcn :b !c
mqg :b !c
mqss :b !c
mro
msb :b
msc :s * ~
msi
msp :i =0..65535
msr :b
mstr
mstw
mtp :sz ^
mwo
nif
nld
nmo :b !s
nrg
oca
ocl
ocm
ocp
ocppa
ocppaa
ocppai :i =-2147483648..2147483647
ocppao :b
ocppc
ocppca
ocppcc :s * ~
ocppck :s * ~
ocppcm :i ?0,1
ocppcn :b !c
ocppcs
ocppd :s ^
ocppdp
ocppe :b
ocppf :iz =0..255
ocppfai :i =-2147483648..2147483647 ~
ocppff
ocppg :b !c
ocpph :i =-2147483648..2147483647
ocppi :i =-2147483648..2147483647
ocppio :b
ocppla :b
ocpple ^
ocpplea
ocpplo :b
ocppmp
ocppr :b
ocpprl :b
ocpps >ocppe
ocppsc :s * ~
ocppss :b !c
ocppt :b
ocppte
ocppti :iz =-2147483648..2147483647
ocpptp
ocpptt :s
ocppu :s !c ^
ocs
oct :s !d ~
ocu
ocuca
oem
onv
orsch :b
osr :b
otap
pakku >ids
part
pass :s !l * ~
pco :s *
pdi :b !s
pgr :b !s
pgrid >ids
pgt :n
pha >psm
pnp >psm
po :n
ppv >ids
psh :n
psm :i ?0,1,2
psmd :i =-2147483648..2147483647
pto
pvopt_averagePAkku
pvopt_averagePGrid
pvopt_averagePPv
pwm
qsc
qsw
rbc
rbt
rcd
rdbf :i =-2147483648..2147483647
rdbfe :iz
rdbs :i =-2147483648..2147483647
rdbse :iz
rde :b
rdef :i =-2147483648..2147483647
rdefe :iz
rdes :i =-2147483648..2147483647
rdese :iz
rdpl :i =-2147483648..2147483647
rdple :iz
rdre :i =-2147483648..2147483647 !s
rdree :iz
rev
rfb
rmaf :n !s
rmav :n !s
rmif :n !s
rmiv :n !s
rr
rsa :iz
rsre :b !s
rsrr :n !s
rssi
rst :bi !d ~
sbe
scaa
scan ^
scas
sch_satur :o
sch_sund :o
sch_week :o
sdp :bi ?0,1,2,3
sh :n
shut
simo
smd :o ~
sock
spl3 :n
ss
sse ^
styp
su :b ~
sua :b
sumd :i =-2147483648..2147483647
t0h :x
t0l :x
t1h :x
t1l :x
tab
tcl :iz =0..255
tds :i ?0,1,2,3
ten :b !s
tlf
tls
tma
tof :i =-2147483648..2147483647
tpa
trx :iz =0..10
ts
tse :b
tsi ^
tsom
tssi
tssm
tsss
txt :i =-2147483648..2147483647
typ
tzt :s
ufa :n !s
ufe :b !s
ufm :i ?0,1 !s
ufs :n !s
upo :b
ust :i ?0,1,2
utc :s ~
uve :b !s
uvs :i =-2147483648..2147483647 !s
uvt :n !s
var
wak :s !l * ~
wan :s !l ^
wat
wb
wbw
wcb ^
wcch
wccw
wda :b !l
wen :b !l
wfb ^
wg
wh
wh_mid
whb
whg
who
whs
wifis :a !l * ~
wo
wpb ^
ws
wsc
wsl ^
wsm ^
wsms
wst
zfo :n";
