// Generated from catalogue/keys.toml by `cargo xtask generate`; edits here are lost.

//! One line per key, sorted; xtask/src/generate/table.rs describes the fields.

pub(super) static TABLE: &str = "\
acp allowChargePause rw :b
acs accessControl rw :i ?0,1,2
acu allowedCurrent r >amp
adi adapterInUse r
alw chargingAllowed r >frc
alwt chargingAllowedChangedAt r
ama maxCurrentLimit rw :i =0..255 !s
amp requestedCurrent rw :i =6..32
amt temperatureCurrentLimit r
apd firmwareDescription r
ara nextTripKeepInEco rw :b
arv appRecommendedVersion r
ate nextTripEnergy rw :n
atp nextTripPlan r
att nextTripTime rw :i =-2147483648..2147483647
aus australianModel r
avgfhz averageGridFrequency r
awc tariffId rw :i =0..65535
awcp currentPrice r
awe flexibleTariffEnabled rw :b
awp maxPrice rw :n
awpl priceList w :ao ~
bac buttonCurrentLock rw :bi ?0,1,2,3
bar buttonApResetLock rw :i ?0,1,2,3
c0e card0Energy rw :i
c0i card0Id rw :s ^ ~
c0n card0Name rw :s
c1e card1Energy rw :i
c1i card1Id rw :s ^ ~
c1n card1Name rw :s
c2e card2Energy rw :i
c2i card2Id rw :s ^ ~
c2n card2Name rw :s
c3e card3Energy rw :i
c3i card3Id rw :s ^ ~
c3n card3Name rw :s
c4e card4Energy rw :i
c4i card4Id rw :s ^ ~
c4n card4Name rw :s
c5e card5Energy rw :i
c5i card5Id rw :s ^ ~
c5n card5Name rw :s
c6e card6Energy rw :i
c6i card6Id rw :s ^ ~
c6n card6Name rw :s
c7e card7Energy rw :i
c7i card7Id rw :s ^ ~
c7n card7Name rw :s
c8e card8Energy rw :i
c8i card8Id rw :s ^ ~
c8n card8Name rw :s
c9e card9Energy rw :i
c9i card9Id rw :s ^ ~
c9n card9Name rw :s
cae cloudApiEnabled rw :b !c
cak cloudApiKey rw :s !d * ~
car carState r >frc
cards cards rw :a ^ ~
cbl cableCurrentLimit r
cca cloudClientAuth r
ccd controllerData r
cce ethernetConnection r ^
cch colorCharging rw :s
cco carConsumption rw :n
ccrv chargeControllerRecommendedVersion r
ccu chargeControllerUpdate r
ccw wifiConnection r ^
cdi chargingDuration r
cert certification r
cfi colorFinished rw :s
cid colorIdle rw :s
cle cloudLastError r
clea cloudLastErrorAt r
cll activeCurrentLimits r
clp currentPresets rw :a
cmmr controllerMdnsMaxResults r
cmp controllerMdnsProtocol r
cms controllerMdnsService r
cmse controllerMdnsScanEnabled r
cpe cpSignalEnabled r
cpr cpSignalRequested r
csa controllerScanActive r
csd clearSurplusDataAfterBreak rw :b
ct carType rw :s <64
ctrls foundControllers r
cus cableLockStatus r
cwc colorWaitingForCar rw :s
cwe cloudEnabled rw :b !l
cws cloudStarted r >cwe
cwsc cloudConnected r
cwsca cloudConnectedAt r
data appDataAccess r *
del clearCard w :i =0..9 !d ~
deltaa currentDelta r
deltap powerDelta r
delw deleteWifi w :i =0..9 !d ~
dfam deviceFamily r
di1 digitalInputSinglePhase rw :b !s
die digitalInputEnabled rw :b !s
dii digitalInputInverted rw :b !s
din digitalInputStates r
dll sessionExportLink r *
dns dnsServers r
dsrc inverterDataSource r
dwo energyLimit rw :nz
ecf espClock r
eci espChip r
eem espUnknownText r
efh freeHeap r
efh32 freeHeap32Bit r
efh8 freeHeap8Bit r
efi espFlash r
ehs heapSize r
emfh minFreeHeap r
emhb maxHeapBlock r
emx energyMixAfterglow rw :i =-2147483648..2147483647
err errorState r
esk energyTargetInKwh rw :b
esr coreResetReasons r
eto totalEnergy r
eto_mid totalEnergyMid r
etop totalEnergyStored r
evt evcmsTransactionId r
facacs factoryAccessControl r
facwak factoryApKey r *
fem flashEncryption r
ferm effectiveRoundingMode r >frm
ffb lockFeedback r
ffba lockFeedbackAt r
ffna factoryName r
fhz gridFrequency r
fmt minChargeTime rw :i =-2147483648..2147483647
fna name rw :s <64
frc forceState rw :i ?0,1,2
frm roundingMode rw :i ?0,1,2
fsc failsafeCountdown r
fse failsafeEnabled r
fsi failsafeCurrent r
fsp forceSinglePhase r >psm
fsptws singlePhaseToggleWishedAt r
fst startingPower rw :n
fup useSolarSurplus rw :b
fwan factoryApName r
fwc chargeControllerFirmware r
fwv firmwareVersion r
fzf zeroFeedIn rw :b
gmtr gridMonitoringTime rw :i =-2147483648..2147483647 !s
gsa gridFaultAt rw :iz
hai httpApiEnabled rw :b !l
hla httpLegacyApiEnabled rw :b !c
host hostname r
hsa httpStationAuthentication w :b !l ~
hws httpStationReachable rw :b !l
ido inverterDataOverride r
ids inverterData w :oz ~
inva inverterDataAt r
isgo goVariant r
iso2en iso15118Mode rw :i ?0,1,2
la1 adapterLimitSinglePhase rw :i =0..255 !s
la3 adapterLimitThreePhase rw :i =0..255 !s
lbl lastLongButtonHold r
lbp lastButtonPress r
lbr ledBrightness rw :i =0..255
lccfc carStoppedChargingAt r
lccfi carLeftIdleAt r
lcctc carStartedChargingAt r
lck effectiveCableLock r >ust
lcs controllerScannedAt r
led ledAnimation r
lfspt phasesToggledAt r
lmo logicMode rw :i ?3,4,5
lmsc modelStatusChangedAt r
loa loadBalancingCurrent r
loc localTime r
loe loadBalancingEnabled rw :b !s
lof loadBalancingFallback rw :i =0..255 !s
log loadGroupId rw :s !s ^
lom loadBalancingMembers r
lop loadPriority rw :i =0..65535 !s
lopr loadBalancingProtected rw :b !s
los loadBalancingStatus r
lot loadBalancingTotal rw :io !s
loty loadBalancingType rw :i ?0,1
lpc solarCalculatedAt r
lpsc surplusCalculatedAt r
lrc lastCardIndex r
lri lastCardId r ^
lrn learnCard w :i =0..9 !d ~
lrr lastCardReadAt r
lse ledSaveEnergy rw :b
lssfc wifiLostAt r
lsstc wifiJoinedAt r
lto localTimeOffset r
lwcf wifiConnectFailed r
lwf wifiConnectFailedAt r
map phaseMapping rw :a !s
mca minChargingCurrent rw :i =0..255
mcc mqttConnected r
mcca mqttConnectedAt r
mce mqttEnabled rw :b !c
mci minChargingInterval rw :i =-2147483648..2147483647
mck mqttClientKey rw :s * ~
mcpd minPauseDuration rw :i =-2147483648..2147483647
mcpea minPauseEndsAt rw :iz
mcr mqttReadOnly rw :b !c
mcs mqttStarted r >mce
mcu mqttUrl rw :s !c *
men modbusEnabled rw :b !c
mfw modemFirmware r
mhe mqttHomeAssistantDiscovery rw :b
mht mqttHomeAssistantPrefix rw :sz
mia modemIpAddress r ^
mlr mqttLastError r
mlra mqttLastErrorAt r
mmp maxMeasuredPower r
mod moduleRevision r
modelStatus modelStatus r
mptwt minPhaseToggleWait rw :i =-2147483648..2147483647
mpwst minPhaseWishTime rw :i =-2147483648..2147483647
mqcc mqttClientCertificate rw :s * ~
mqcn mqttSkipCommonNameCheck rw :b !c
mqg mqttUseGlobalCaStore rw :b !c
mqss mqttSkipServerVerification rw :b !c
mro modbusReads r
msb modbusSwapBytes rw :b
msc mqttServerCertificate rw :s * ~
msi modelStatusInternal r
msp modbusPort rw :i =0..65535
msr modbusSwapRegisters rw :b
mstr modbusReadAt r
mstw modbusWrittenAt r
mtp mqttTopicPrefix rw :sz
mwo modbusWrites r
nif defaultRoute r
nld ledCount r
nmo norwayMode rw :b !s
nrg measurements r
oca otaCloudApp r
ocl otaLength r
ocm otaMessage r
ocp otaProgress r
ocppa ocppAccepted r
ocppaa ocppAcceptedAt r
ocppai ocppClockAlignedInterval rw :i =-2147483648..2147483647
ocppao ocppAllowOfflineUnknown rw :b
ocppc ocppConnected r
ocppca ocppConnectedAt r
ocppcc ocppClientCertificate rw :s * ~
ocppck ocppClientKey rw :s * ~
ocppcm ocppMeterValuesCondition rw :i ?0,1
ocppcn ocppSkipCommonNameCheck rw :b !c
ocppcs ocppConnectorStatus r
ocppd ocppDummyCardId rw :s ^
ocppdp ocppDefaultProfiles r
ocppe ocppEnabled rw :b
ocppf ocppFallbackCurrent rw :iz =0..255
ocppfai ocppFactoryClockAlignedInterval w :i =-2147483648..2147483647 ~
ocppff ocppFactoryFallbackCurrent r
ocppg ocppUseGlobalCaStore rw :b !c
ocpph ocppHeartbeatInterval rw :i =-2147483648..2147483647
ocppi ocppMeterValueInterval rw :i =-2147483648..2147483647
ocppio ocppInoperable rw :b
ocppla ocppLocalAuthListEnabled rw :b
ocpple ocppLastError r
ocpplea ocppLastErrorAt r
ocpplo ocppAuthorizeOffline rw :b
ocppmp ocppMaxProfiles r
ocppr ocppRotatePhases rw :b
ocpprl ocppRemoteLog rw :b
ocpps ocppStarted r >ocppe
ocppsc ocppServerCertificate rw :s * ~
ocppss ocppSkipServerVerification rw :b !c
ocppt ocppAcceptTime rw :b
ocppte ocppTransactionEndedAt r
ocppti ocppTransactionId rw :iz =-2147483648..2147483647
ocpptp ocppTransactionProfiles r
ocpptt ocppTariffText rw :s
ocppu ocppUrl rw :s !c ^
ocs otaStatus r
oct startFirmwareUpdate w :s !d ~
ocu availableFirmware r
ocuca otaClientAuth r
oem manufacturer r
onv newestFirmware r
orsch ocppSameCardToStop rw :b
osr ocppStopOnReboot rw :b
otap otaPartition r
pakku batteryPower r >ids
part partitionTable r
pass password w :s !l * ~
pco controllerCloudKey rw :s *
pdi protectDigitalInput rw :b !s
pgr protectGridRequirements rw :b !s
pgrid gridPower r >ids
pgt gridPowerTarget rw :n
pha phases r >psm
pnp phasesInUse r >psm
po priorityOffset rw :n
ppv solarPower r >ids
psh phaseSwitchHysteresis rw :n
psm phaseSwitchMode rw :i ?0,1,2
psmd phaseSwitchPause rw :i =-2147483648..2147483647
pto partitionTableOffset r
pvopt_averagePAkku averageBatteryPower r
pvopt_averagePGrid averageGridPower r
pvopt_averagePPv averageSolarPower r
pwm phaseWish r
qsc cloudQueueSize r
qsw webQueueSize r
rbc rebootCount r
rbt uptime r
rcd residualCurrentTime r
rdbf tariffStartDelayMax rw :i =-2147483648..2147483647
rdbfe tariffStartDelayEndsAt rw :iz
rdbs scheduleStartDelayMax rw :i =-2147483648..2147483647
rdbse scheduleStartDelayEndsAt rw :iz
rde publishCardIds rw :b
rdef tariffStopDelayMax rw :i =-2147483648..2147483647
rdefe tariffStopDelayEndsAt rw :iz
rdes scheduleStopDelayMax rw :i =-2147483648..2147483647
rdese scheduleStopDelayEndsAt rw :iz
rdpl plugInDelayMax rw :i =-2147483648..2147483647
rdple plugInDelayEndsAt rw :iz
rdre reconnectDelayMax rw :i =-2147483648..2147483647 !s
rdree reconnectDelayEndsAt rw :iz
rev hardwareRevision r
rfb relayFeedback r
rmaf reconnectMaxFrequency rw :n !s
rmav reconnectMaxVoltage rw :n !s
rmif reconnectMinFrequency rw :n !s
rmiv reconnectMinVoltage rw :n !s
rr resetReason r
rsa rampUpStartedAt rw :iz
rsre rampUpEnabled rw :b !s
rsrr rampUpRate rw :n !s
rssi wifiSignal r
rst restart w :bi !d ~
sbe secureBoot r
scaa wifiScanAt r
scan wifiScan r ^
scas wifiScanStatus r
sch_satur scheduleSaturday rw :o
sch_sund scheduleSunday rw :o
sch_week scheduleWeekdays rw :o
sdp buttonForceLock rw :bi ?0,1,2,3
sh stopHysteresis rw :n
shut hasShutter r
simo simplifiedMode r
smd smartMeterData rw :o ~
sock hasSocket r
spl3 threePhasePowerLevel rw :n
ss networkDebug r
sse serialNumber r ^
styp deviceSubtype r
su simulateUnplug rw :b ~
sua simulateUnplugAlways rw :b
sumd simulateUnplugDuration rw :i =-2147483648..2147483647
t0h ledTiming0High rw :x
t0l ledTiming0Low rw :x
t1h ledTiming1High rw :x
t1l ledTiming1Low rw :x
tab bootTime r
tcl temporaryCurrentLimit rw :iz =0..255
tds daylightSaving rw :i ?0,1,2,3
ten tamperProtection rw :b !s
tlf testChargeFinished r
tls testChargeStarted r
tma temperatures r
tof timezoneOffset rw :i =-2147483648..2147483647
tpa averagePower r
trx transaction rw :iz =0..10
ts timeServer r
tse timeServerEnabled rw :b
tsi transactionCardId r ^
tsom timeServerMode r
tssi timeSyncInterval r
tssm timeSyncMode r
tsss timeSyncStatus r
txt transactionTimeout rw :i =-2147483648..2147483647
typ deviceType r
tzt timezoneName rw :s
ufa underfrequencyThreshold rw :n !s
ufe underfrequencyEnabled rw :b !s
ufm underfrequencyMode rw :i ?0,1 !s
ufs underfrequencyStop rw :n !s
upo unlockOnPowerOutage rw :b
ust cableLockMode rw :i ?0,1,2
utc utcTime rw :s ~
uve undervoltageEnabled rw :b !s
uvs undervoltageTime rw :i =-2147483648..2147483647 !s
uvt undervoltageThreshold rw :n !s
var powerClass r
wak apKey rw :s !l * ~
wan apName rw :s !l
wat wifiAntenna r
wb batterySharePower r
wbw wifiBandwidth r
wcb wifiBssid r ^
wcch webClientsHttp r
wccw webClientsWebsocket r
wda apDisabledWithCloud rw :b !l
wen wifiEnabled rw :b !l
wfb wifiFailedBssids r ^
wg gridSharePower r
wh sessionEnergy r
wh_mid sessionEnergyMid r
whb sessionEnergyBattery r
whg sessionEnergyGrid r
who sessionEnergyOther r
whs sessionEnergySolar r
wifis wifiNetworks rw :a !l * ~
wo otherSharePower r
wpb wifiPlannedBssids r ^
ws solarSharePower r
wsc wifiErrorCount r
wsl wifiErrorLog r
wsm wifiErrorMessage r
wsms wifiState r
wst wifiStatus r
zfo zeroFeedInOffset rw :n";
