// Generated from catalogue/keys.toml and shapes.toml by `cargo xtask generate`: edits here are lost.

import type { JsonValue } from "../index.js";

/**
 * Every key as it is read. A model or firmware that lacks a key leaves it out. Whole numbers are exact up to 2^53, as
 * in all of JavaScript.
 */
export interface Readings {
  /**
   * Whether charging may be interrupted; solar charging needs it, some cars dislike it.
   *
   * `allowChargePause`
   *
   * Seen from firmware 053.1 on.
   */
  acp: boolean;
  /**
   * Who may charge: anybody, whoever authorises first, or whom a charging backend lets through.
   *
   * `accessControl`
   *
   * Values: 0 Open, 1 Wait, 2 Evcms.
   *
   * Seen from firmware 053.1 on.
   */
  acs: AccessControl;
  /**
   * Current per phase that the car is offered at this moment, or null when there is none to offer.
   *
   * `allowedCurrent` · in A
   *
   * To change it, write `amp`.
   *
   * Seen from firmware 053.1 on.
   */
  acu: number | null;
  /**
   * Whether a 16 A adapter was detected; no dependable cap on its own.
   *
   * `adapterInUse`
   *
   * Seen from firmware 053.1 on.
   */
  adi: boolean;
  /**
   * Whether the charging logic lets the car charge at this moment.
   *
   * `chargingAllowed`
   *
   * To change it, write `frc`.
   *
   * Seen from firmware 051.4 on.
   */
  alw: boolean;
  /**
   * When the permission to charge last flipped, in ms since boot.
   *
   * `chargingAllowedChangedAt` · in ms
   *
   * Seen from firmware 60.2 on.
   */
  alwt: number;
  /**
   * Highest current per phase that the installation permits; set once, not meant for control.
   *
   * `maxCurrentLimit` · 0 to 255 A
   *
   * Guarded (safety): Set above what the wiring and fuses stand, cables may overheat.
   *
   * Seen from firmware 053.1 on.
   */
  ama: number;
  /**
   * Current the car may draw at most on each phase.
   *
   * `requestedCurrent` · 6 to 32 A
   *
   * Seen from firmware 053.1 on.
   */
  amp: number;
  /**
   * Current per phase the charger still permits at its present temperature.
   *
   * `temperatureCurrentLimit` · in A
   *
   * Seen from firmware 053.1 on.
   */
  amt: number;
  /**
   * Build details of the running firmware: project, version, build time, SDK and checksum.
   *
   * `firmwareDescription`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  apd: {
    project_name: string;
    version: string;
    secure_version: number;
    timestamp: string;
    idf_ver: string;
    sha256: string;
  };
  /**
   * Whether the daily trip mode also follows eco mode; the exact rule is not published.
   *
   * `nextTripKeepInEco`
   *
   * Seen from firmware 053.1 on.
   */
  ara: boolean;
  /**
   * App version the firmware asks for, so that an outdated app can tell its user.
   *
   * `appRecommendedVersion`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  arv: string;
  /**
   * Meaning not published; a truth.
   *
   * `unknownAsc`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  asc: boolean;
  /**
   * Energy the car should have received by the departure time.
   *
   * `nextTripEnergy` · in Wh
   *
   * Seen from firmware 053.1 on.
   */
  ate: number;
  /**
   * Plan the charger made to reach the trip goal, or null when it has none.
   *
   * `nextTripPlan`
   *
   * Seen from firmware 053.1 on.
   */
  atp: {
    /** planned end in UTC */
    utc: string;
    /** the same in local time */
    local: string;
    /** HH:MM:SS */
    neededTime: string;
    /** HH:MM:SS */
    remainingTime: string;
    notEnoughActivated: boolean;
    prices: unknown[];
  } | null;
  /**
   * Departure time of the daily trip, in seconds after local midnight.
   *
   * `nextTripTime` · in s
   *
   * Seen from firmware 053.1 on.
   */
  att: number;
  /**
   * Whether this is a unit for the Australian market.
   *
   * `australianModel`
   *
   * Seen from firmware 59.4 on.
   */
  aus: boolean;
  /**
   * Running mean of the mains frequency; far off for a while after a reset.
   *
   * `averageGridFrequency` · in Hz
   *
   * Seen from firmware 056.2 on.
   */
  avgfhz: number | null;
  /**
   * Number of the price provider and zone that market prices are fetched for.
   *
   * `tariffId` · 0 to 65535
   *
   * Seen from firmware 053.1 on.
   */
  awc: number;
  /**
   * Market price that applies now with its time slot, or null without any prices.
   *
   * `currentPrice`
   *
   * Seen from firmware 053.1 on.
   */
  awcp: {
    /** s, unix time */
    start: number;
    /** s, unix time */
    end: number;
    /** ct, per kWh, may be negative */
    marketprice: number;
  } | null;
  /**
   * Whether eco mode charges when electricity is cheap.
   *
   * `flexibleTariffEnabled`
   *
   * Seen from firmware 053.1 on.
   */
  awe: boolean;
  /**
   * Price per kWh up to which eco mode charges from the grid.
   *
   * `maxPrice` · in ct
   *
   * Seen from firmware 053.1 on.
   */
  awp: number;
  /**
   * Market prices ahead, which may be handed to the charger instead of being fetched by it.
   *
   * `priceList`
   *
   * Write-only: few chargers, if any, send it.
   *
   * Seen from firmware 59.4 on.
   */
  awpl: {
    /** s, unix time */
    start: number;
    /** s, unix time */
    end: number;
    /** ct, per kWh, may be negative */
    marketprice: number;
  }[] | {
    /** s, unix time of the first slot */
    start: number;
    /** above 0 s, length of a slot */
    interval: number;
    /** ct per kWh, one for each slot */
    marketprice: number[];
  };
  /**
   * When the button on the device is kept from changing the charging current.
   *
   * `buttonCurrentLock`
   *
   * Values: 0 AlwaysLock, 1 LockWhenCarIsConnected, 2 LockWhenCarIsCharging, 3 NeverLock.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  bac: boolean | ButtonLock;
  /**
   * When the button on the device is kept from resetting the access point.
   *
   * `buttonApResetLock`
   *
   * Values: 0 AlwaysLock, 1 LockWhenCarIsConnected, 2 LockWhenCarIsCharging, 3 NeverLock.
   *
   * Seen on firmware 59.4 to 60.2.
   */
  bar: ButtonLock;
  /**
   * Reading of the brightness sensor; unit not published.
   *
   * `controllerBrightness`
   *
   * Only with go-e Controller.
   */
  bri: number;
  /**
   * Energy charged with the card in slot 0.
   *
   * `card0Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c0e: number;
  /**
   * Whether a card is stored in slot 0; written as its id, which cannot be read back.
   *
   * `card0Id`
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c0i: boolean;
  /**
   * Name of the card in slot 0.
   *
   * `card0Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c0n: string;
  /**
   * Energy charged with the card in slot 1.
   *
   * `card1Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c1e: number;
  /**
   * Whether a card is stored in slot 1; written as its id, which cannot be read back.
   *
   * `card1Id`
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c1i: boolean;
  /**
   * Name of the card in slot 1.
   *
   * `card1Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c1n: string;
  /**
   * Energy charged with the card in slot 2.
   *
   * `card2Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c2e: number;
  /**
   * Whether a card is stored in slot 2; written as its id, which cannot be read back.
   *
   * `card2Id`
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c2i: boolean;
  /**
   * Name of the card in slot 2.
   *
   * `card2Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c2n: string;
  /**
   * Energy charged with the card in slot 3.
   *
   * `card3Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c3e: number;
  /**
   * Whether a card is stored in slot 3; written as its id, which cannot be read back.
   *
   * `card3Id`
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c3i: boolean;
  /**
   * Name of the card in slot 3.
   *
   * `card3Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c3n: string;
  /**
   * Energy charged with the card in slot 4.
   *
   * `card4Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c4e: number;
  /**
   * Whether a card is stored in slot 4; written as its id, which cannot be read back.
   *
   * `card4Id`
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c4i: boolean;
  /**
   * Name of the card in slot 4.
   *
   * `card4Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c4n: string;
  /**
   * Energy charged with the card in slot 5.
   *
   * `card5Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c5e: number;
  /**
   * Whether a card is stored in slot 5; written as its id, which cannot be read back.
   *
   * `card5Id`
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c5i: boolean;
  /**
   * Name of the card in slot 5.
   *
   * `card5Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c5n: string;
  /**
   * Energy charged with the card in slot 6.
   *
   * `card6Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c6e: number;
  /**
   * Whether a card is stored in slot 6; written as its id, which cannot be read back.
   *
   * `card6Id`
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c6i: boolean;
  /**
   * Name of the card in slot 6.
   *
   * `card6Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c6n: string;
  /**
   * Energy charged with the card in slot 7.
   *
   * `card7Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c7e: number;
  /**
   * Whether a card is stored in slot 7; written as its id, which cannot be read back.
   *
   * `card7Id`
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c7i: boolean;
  /**
   * Name of the card in slot 7.
   *
   * `card7Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c7n: string;
  /**
   * Energy charged with the card in slot 8.
   *
   * `card8Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c8e: number;
  /**
   * Whether a card is stored in slot 8; written as its id, which cannot be read back.
   *
   * `card8Id`
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c8i: boolean;
  /**
   * Name of the card in slot 8.
   *
   * `card8Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c8n: string;
  /**
   * Energy charged with the card in slot 9.
   *
   * `card9Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c9e: number;
  /**
   * Whether a card is stored in slot 9; written as its id, which cannot be read back.
   *
   * `card9Id`
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c9i: boolean;
  /**
   * Name of the card in slot 9.
   *
   * `card9Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c9n: string;
  /**
   * Whether the charger may be read and controlled through the vendor's cloud HTTP API.
   *
   * `cloudApiEnabled`
   *
   * Guarded (security): True opens the charger to remote control by anybody who holds the cloud token.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  cae: boolean;
  /**
   * Access token of the cloud API; whatever is written, the charger makes up a new one.
   *
   * `cloudApiKey`
   *
   * Guarded (destructive): Any write replaces the cloud token at once; whoever uses the old one is cut off.
   *
   * Secret: a credential.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  cak: string;
  /**
   * What the car is doing at the plug; null without contact to the charge controller.
   *
   * `carState`
   *
   * Values: 0 Unknown, 1 Idle, 2 Charging, 3 WaitCar, 4 Complete, 5 Error, 6 Initializing.
   *
   * To change it, write `frc`.
   *
   * Seen from firmware 051.4 on.
   */
  car: CarState | null;
  /**
   * The ten RFID card slots with name, energy and whether a card is learned.
   *
   * `cards` · at most 10 elements
   *
   * Secret: a credential.
   *
   * Seen from firmware 051.4 on.
   *
   * @deprecated Announced as dropped in firmware 60.0, yet listed by later tables; prefer c0n to c9n, c0e to c9e, c0i
   * to c9i.
   */
  cards: {
    /** "n/a" or "User n" while unnamed */
    name: string;
    /** Wh */
    energy: number;
    /** whether a card is learned */
    cardId: boolean;
  }[];
  /**
   * Rated current of the plugged cable, or null without one; missing on models with a fixed cable.
   *
   * `cableCurrentLimit` · in A
   *
   * Seen on firmware 053.1 to 60.2.
   */
  cbl: number | null;
  /**
   * Whether the charger identifies itself to the cloud with a client certificate.
   *
   * `cloudClientAuth`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  cca: boolean;
  /**
   * Meaning not published; ten numbers, one for each of the custom categories by their count.
   *
   * `unknownCcci`
   *
   * Only with go-e Controller.
   */
  ccci: number[];
  /**
   * What a paired go-e Controller reports; elements not published, only null was ever seen.
   *
   * `controllerData`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 055.2 on.
   */
  ccd: unknown;
  /**
   * The wired network in use: link speed, duplex and addresses.
   *
   * `ethernetConnection`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.3 on. Only with PRO or CORE.
   */
  cce: {
    /** such as 100M */
    speed?: string;
    /** duplex, such as FULL */
    dup?: string;
    ip?: string;
    /** length of the network prefix, in bits */
    subnet?: number;
    gw?: string;
    ipv6?: string[];
  } | null;
  /**
   * How much each current sensor counts for each category: a list for each sensor of isn, with a factor for each
   * category of ccn.
   *
   * `controllerCategoryFactors`
   *
   * Only with go-e Controller.
   */
  ccf: number[][];
  /**
   * LED ring colour while charging, as #RRGGBB.
   *
   * `colorCharging` · as #RRGGBB
   *
   * Seen from firmware 053.1 on.
   */
  cch: string;
  /**
   * The inverter or data manager that a sibling is paired with: id, names and address.
   *
   * `connectedInverter`
   *
   * Sensitive: personal or network data.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  cci: {
    id?: string;
    paired?: boolean;
    deviceFamily?: string;
    label?: string;
    model?: string;
    commonName?: string;
    ip?: string;
    connected?: boolean;
    reachableMdns?: boolean;
    reachableUdp?: boolean;
    reachableHttp?: boolean;
    status?: number;
    message?: string;
    [part: string]: unknown;
  } | null;
  /**
   * The mobile network connection in use; its shape was never seen.
   *
   * `cellularConnection`
   *
   * Sensitive: personal or network data.
   *
   * Only with cellular modem.
   */
  ccm: unknown;
  /**
   * Names of the sixteen categories, such as Home, Grid, Car, Solar and Akku.
   *
   * `controllerCategoryNames`
   *
   * Only with go-e Controller.
   */
  ccn: string[];
  /**
   * Average consumption of the car, which the charger only keeps for the app.
   *
   * `carConsumption` · in kWh/100km
   *
   * Seen from firmware 053.1 on.
   */
  cco: number;
  /**
   * Power of each category of ccn, null where nothing is measured; of Grid negative while exporting.
   *
   * `controllerCategoryPowers` · in W, at most 16 elements
   *
   * Only with go-e Controller.
   */
  ccp: (number | null)[];
  /**
   * Charge controller firmware that the main firmware would like to find.
   *
   * `chargeControllerRecommendedVersion`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Only in the vendor's general table, in no firmware's own; many chargers do not send it.
   */
  ccrv: string;
  /**
   * Meaning not published; one truth for each category.
   *
   * `unknownCcs`
   *
   * Only with go-e Controller.
   */
  ccs: boolean[];
  /**
   * Progress of a charge controller update, null outside an update; elements not published.
   *
   * `chargeControllerUpdate`
   *
   * Seen on firmware 053.1.
   *
   * @deprecated Only in the vendor's general table; real chargers left it out when asked for it.
   */
  ccu: Record<string, unknown> | null;
  /**
   * The WiFi the charger is joined to: name, channel, encryption, addresses and name servers.
   *
   * `wifiConnection`
   *
   * Values of `encryptionType`: 0 Open, 1 Wep, 2 WpaPsk, 3 Wpa2Psk, 4 WpaWpa2Psk, 5 Wpa2Enterprise, 6 Wpa3Psk, 7
   * Wpa2Wpa3Psk.
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 053.1 on.
   */
  ccw: {
    ssid: string;
    /** see WifiEncryption */
    encryptionType: number;
    pairwiseCipher: number;
    groupCipher: number;
    b: boolean;
    g: boolean;
    n: boolean;
    lr: boolean;
    wps: boolean;
    ftmResponder: boolean;
    ftmInitiator: boolean;
    channel: number;
    bssid: string;
    ip: string;
    netmask: string;
    gw: string;
    ipv6?: string[];
    dns0?: string;
    dns1?: string;
    dns2?: string;
  } | null;
  /**
   * Charging time of the session: still counting, or the final duration.
   *
   * `chargingDuration`
   *
   * Values of `type`: 0 Counting, 1 Duration.
   *
   * Seen from firmware 053.1 on.
   */
  cdi: {
    /** see ChargingDurationType */
    type: number;
    /** ms, for Counting probably the start, since boot */
    value: number;
  } | null;
  /**
   * Meaning not published; only null was seen.
   *
   * `unknownCdv`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  cdv: unknown;
  /**
   * Two energy counters for each category of ccn, one for each direction.
   *
   * `controllerEnergies` · in Wh
   *
   * Only with go-e Controller.
   */
  cec: [
    /** Wh, while the power of the category is above 0; inferred from two sites */
    positive: number,
    /** Wh */
    negative: number,
  ][];
  /**
   * Meaning not published; about the wired network by its name.
   *
   * `unknownCen`
   *
   * Sensitive: personal or network data.
   */
  cen: unknown;
  /**
   * Legal metrology approval of the unit: none, MID, or MID with German Eichrecht.
   *
   * `certification`
   *
   * Values: 0 NoCertification, 1 MidOnly, 2 MidEichrecht.
   *
   * Seen from firmware 60.3 on. Only with PRO or CORE.
   */
  cert: Certification;
  /**
   * LED ring colour once charging is finished, as #RRGGBB.
   *
   * `colorFinished` · as #RRGGBB
   *
   * Seen from firmware 053.1 on.
   */
  cfi: string;
  /**
   * Meaning not published; a truth.
   *
   * `unknownChr`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  chr: boolean;
  /**
   * LED ring colour without a car, as #RRGGBB.
   *
   * `colorIdle` · as #RRGGBB
   *
   * Seen from firmware 053.1 on.
   */
  cid: string;
  /**
   * Text of the most recent cloud connection error, or null.
   *
   * `cloudLastError`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 59.4 on.
   */
  cle: string | null;
  /**
   * When the most recent cloud error occurred; unit not published, probably ms since boot.
   *
   * `cloudLastErrorAt`
   *
   * Seen from firmware 59.4 on.
   */
  clea: number | null;
  /**
   * All current limits in effect by cause; the lowest of them decides.
   *
   * `activeCurrentLimits`
   *
   * Seen from firmware 056.2 on.
   */
  cll: {
    accessControl?: number;
    adapterCurrentLimit?: number;
    awattar?: number;
    cableCurrentLimit?: number;
    currentLimitMax?: number;
    loadLimit?: number;
    minChargingCurrent?: number;
    requestedCurrent?: number;
    temperatureCurrentLimit?: number;
    /** spelled like this by the charger */
    unsymetryCurrentLimit?: number;
    /** further causes exist */
    [part: string]: number | undefined;
  };
  /**
   * Up to five currents that the push button steps through.
   *
   * `currentPresets` · in A, at most 5 elements
   *
   * Seen from firmware 053.1 on.
   */
  clp: number[];
  /**
   * Highest number of answers kept when searching for go-e Controllers by mDNS.
   *
   * `controllerMdnsMaxResults`
   *
   * Seen from firmware 59.4 on.
   */
  cmmr: number;
  /**
   * Protocol part of the mDNS name under which go-e Controllers are searched.
   *
   * `controllerMdnsProtocol`
   *
   * Seen from firmware 59.4 on.
   */
  cmp: string;
  /**
   * Service part of the mDNS name under which go-e Controllers are searched.
   *
   * `controllerMdnsService`
   *
   * Seen from firmware 59.4 on.
   */
  cms: string;
  /**
   * Whether the charger searches its network for go-e Controllers at all.
   *
   * `controllerMdnsScanEnabled`
   *
   * Seen from firmware 59.4 on.
   */
  cmse: boolean;
  /**
   * Currents of L1, L2, L3 and N for each category of ccn, null where nothing is measured.
   *
   * `controllerPhaseCurrents` · in A
   *
   * Only with go-e Controller.
   */
  cpc: [
    /** A */
    l1: number | null,
    /** A */
    l2: number | null,
    /** A */
    l3: number | null,
    /** A */
    n: number | null,
  ][];
  /**
   * Whether the charge controller asks for the control pilot signal to be on.
   *
   * `cpSignalEnabled`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  cpe: boolean;
  /**
   * Whether the main firmware requests the control pilot signal from the charge controller.
   *
   * `cpSignalRequested`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  cpr: boolean;
  /**
   * Whether a search for go-e Controllers is running.
   *
   * `controllerScanActive`
   *
   * Seen from firmware 055.2 on.
   */
  csa: boolean;
  /**
   * Whether surplus figures are thrown away after a gap in the readings.
   *
   * `clearSurplusDataAfterBreak`
   *
   * Seen from firmware 59.4 on.
   */
  csd: boolean;
  /**
   * Car model picked in the app, free text of up to 64 characters.
   *
   * `carType` · at most 64 characters
   *
   * Seen from firmware 59.4 on.
   */
  ct: string;
  /**
   * go-e Controllers found in the network, one array each; null before a search.
   *
   * `foundControllers`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 055.2 on.
   */
  ctrls: [serial: unknown, field1: unknown, paired: boolean, connected: boolean, ...rest: unknown[]][] | null;
  /**
   * State of the lock that holds the cable in the socket.
   *
   * `cableLockStatus`
   *
   * Values: 0 Unknown, 1 Unlocked, 2 UnlockFailed, 3 Locked, 4 LockFailed, 5 LockUnlockPowerout.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  cus: CableLockStatus;
  /**
   * LED ring colour while the charger waits for the car, as #RRGGBB.
   *
   * `colorWaitingForCar` · as #RRGGBB
   *
   * Seen from firmware 053.1 on.
   */
  cwc: string;
  /**
   * Whether the charger keeps its connection to the vendor's cloud.
   *
   * `cloudEnabled`
   *
   * Guarded (lockout): False cuts the cloud: the app away from home and the cloud API stop working.
   *
   * Seen from firmware 053.1 on.
   */
  cwe: boolean;
  /**
   * Whether the cloud client of the charger is running.
   *
   * `cloudStarted`
   *
   * To change it, write `cwe`.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  cws: boolean;
  /**
   * Whether the cloud client has a connection at this moment.
   *
   * `cloudConnected`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  cwsc: boolean;
  /**
   * When the cloud connection was made, probably in ms since boot.
   *
   * `cloudConnectedAt` · in ms
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  cwsca: number | null;
  /**
   * JSON text with the address, including a token, from which the app loads its charts.
   *
   * `appDataAccess`
   *
   * Secret: a credential.
   *
   * Seen from firmware 053.1 on.
   */
  data: string;
  /**
   * Erases name, energy and id of the card in the given slot, counted from 0.
   *
   * `clearCard` · 0 to 9
   *
   * Write-only: few chargers, if any, send it.
   *
   * Guarded (destructive): The card in that slot is forgotten, with its name and its energy count.
   *
   * Seen from firmware 59.4 on.
   */
  del: number;
  /**
   * Meaning not published; a current difference kept by the solar regulation.
   *
   * `currentDelta` · in A
   *
   * Seen from firmware 053.1 on.
   */
  deltaa: number;
  /**
   * Power by which the solar regulation currently misses its target.
   *
   * `powerDelta` · in W
   *
   * Seen from firmware 053.1 on.
   */
  deltap: number;
  /**
   * Erases the stored WiFi network in the given slot, counted from 0.
   *
   * `deleteWifi` · 0 to 9
   *
   * Write-only: few chargers, if any, send it.
   *
   * Guarded (destructive): The network is forgotten; if it is the one in use, the charger goes offline.
   *
   * Seen from firmware 59.4 on.
   */
  delw: number;
  /**
   * Whether the charger plays a demonstration; inferred from its name.
   *
   * `demoMode`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  demo: boolean;
  /**
   * Name of the product family.
   *
   * `deviceFamily`
   *
   * Seen from firmware 59.4 on.
   */
  dfam: string;
  /**
   * Whether the digital input makes the charger use one phase only.
   *
   * `digitalInputSinglePhase`
   *
   * Guarded (safety): An outside release or limit wired to the input may no longer work as the electrician meant it.
   *
   * Seen from firmware 056.2 on.
   */
  di1: boolean;
  /**
   * Whether the digital input has any effect.
   *
   * `digitalInputEnabled`
   *
   * Guarded (safety): False ignores an outside release or limit wired to the input.
   *
   * Seen from firmware 056.2 on.
   */
  die: boolean;
  /**
   * Whether the digital input works the other way round.
   *
   * `digitalInputInverted`
   *
   * Guarded (safety): A wrong sense lets charging run exactly when the input should stop it.
   *
   * Seen from firmware 056.2 on.
   */
  dii: boolean;
  /**
   * Present levels of the digital inputs as a bit mask.
   *
   * `digitalInputStates`
   *
   * Seen from firmware 59.4 on.
   */
  din: number;
  /**
   * Web address, with an access ticket in it, where the charging history can be downloaded.
   *
   * `sessionExportLink`
   *
   * Secret: a credential.
   *
   * Seen from firmware 053.1 on.
   */
  dll: string;
  /**
   * Name servers in use; old firmware sends one string or field, newer three.
   *
   * `dnsServers`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 053.1 on.
   */
  dns: string | {
    /** firmware 053 */
    dns?: string;
    /** firmware 055.2 and later, like the next two */
    dns0?: string;
    dns1?: string;
    dns2?: string;
  };
  /**
   * Meaning not published.
   *
   * `unknownDro`
   *
   * Sensitive: personal or network data.
   */
  dro: unknown;
  /**
   * Where the inverter readings come from, or null without any.
   *
   * `inverterDataSource`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 056.9 on.
   */
  dsrc: string | null;
  /**
   * Energy after which a session stops; null switches the limit off.
   *
   * `energyLimit` · above 0 Wh
   *
   * Seen from firmware 053.1 on.
   */
  dwo: number | null;
  /**
   * Whether the car is charged from the home battery at once.
   *
   * `wattpilotBoostEnabled`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  ebe: boolean;
  /**
   * Whether that boost is for once (true) or for as long as the car is plugged in.
   *
   * `wattpilotBoostOnce`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  ebo: boolean;
  /**
   * Charge level down to which a boost may discharge the home battery.
   *
   * `wattpilotBoostLimit` · 0 to 100 %
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  ebt: number;
  /**
   * Clock source, divider and frequencies of the processor.
   *
   * `espClock`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  ecf: {
    /** 0 crystal, 1 PLL, 2 8 MHz oscillator, 3 audio PLL */
    source: number;
    /** MHz */
    source_freq_mhz: number;
    div: number;
    /** MHz */
    freq_mhz: number;
  };
  /**
   * Model, features, cores and revision of the processor.
   *
   * `espChip`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  eci: {
    /** 1 ESP32, 2 ESP32-S2, 4 ESP32-S3, 5 ESP32-C3 */
    model: number;
    /** bit 0 embedded flash, 1 WiFi, 4 Bluetooth LE, 5 Bluetooth */
    features: number;
    cores: number;
    revision: number;
  };
  /**
   * Powers that another system measures, one for each category of ccn.
   *
   * `controllerExternalPowers` · in W, at most 16 elements
   *
   * Only with go-e Controller.
   */
  ecp: (number | null)[];
  /**
   * Whether the wired network is switched on; inferred from its name.
   *
   * `ethernetActive`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  ee: boolean;
  /**
   * Meaning not published; a text about the processor whose table row was a copy of another.
   *
   * `espUnknownText`
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  eem: string | null;
  /**
   * Free working memory of the processor.
   *
   * `freeHeap` · in B
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  efh: number;
  /**
   * Free working memory that can be addressed in 32 bit words.
   *
   * `freeHeap32Bit` · in B
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  efh32: number;
  /**
   * Free working memory that can be addressed byte by byte.
   *
   * `freeHeap8Bit` · in B
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  efh8: number;
  /**
   * Mode, speed and size code of the flash memory, or null.
   *
   * `espFlash`
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  efi: {
    /** 0 QIO, 1 QOUT, 2 DIO, 3 DOUT, 4 fast read, 5 slow read */
    spi_mode: number;
    /** 0 40 MHz, 1 26 MHz, 2 20 MHz, 15 80 MHz */
    spi_speed: number;
    /** 0 1 MB, then doubling up to 4 16 MB; 5 maximum */
    spi_size: number;
  } | null;
  /**
   * Working memory of the processor in all.
   *
   * `heapSize` · in B
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  ehs: number;
  /**
   * Lowest amount of free working memory since the last start.
   *
   * `minFreeHeap` · in B
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  emfh: number;
  /**
   * Largest allocated block of working memory since the last start.
   *
   * `maxHeapBlock` · in B
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  emhb: number;
  /**
   * How long the energy mix of a session keeps being counted after the plug was pulled.
   *
   * `energyMixAfterglow` · in ms
   *
   * Seen from firmware 59.4 on.
   */
  emx: number;
  /**
   * Fault reported by the charge controller; null without contact to it.
   *
   * `errorState`
   *
   * Values: 0 None, 1 FiAc, 2 FiDc, 3 Phase, 4 Overvolt, 5 Overamp, 6 Diode, 7 PpInvalid, 8 GndInvalid, 9
   * ContactorStuck, 10 ContactorMiss, 11 FiUnknownOld, 12 StatusLockStuckOpen, 13 StatusLockStuckLocked, 14
   * FiUnknown, 15 Unknown, 16 Overtemp, 17 NoComm, 18 CpInvalid, 20 Reserved20, 21 Reserved21, 22 Reserved22, 23
   * RdcSelfTestFailed, 24 Reserved24.
   *
   * Seen from firmware 053.1 on.
   */
  err: ErrorState | null;
  /**
   * Whether the app shows the trip goal in kWh rather than km; the charger only stores it.
   *
   * `energyTargetInKwh`
   *
   * Seen from firmware 053.1 on.
   */
  esk: boolean;
  /**
   * Why each of the two processor cores last restarted.
   *
   * `coreResetReasons`
   *
   * Values of each element: 0 NoMean, 1 PowerOn, 3 Software, 4 OldWatchdog, 5 DeepSleep, 6 Sdio, 7
   * TimerGroup0Watchdog, 8 TimerGroup1Watchdog, 9 RtcWatchdog, 10 Intrusion, 11 TimerGroupWatchdogCpu, 12
   * SoftwareCpu, 13 RtcWatchdogCpu, 14 ExternalCpu, 15 RtcWatchdogBrownOut, 16 RtcWatchdogRtc.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  esr: [
    /** see CoreResetReason */
    core0: number,
    /** see CoreResetReason */
    core1: number,
  ];
  /**
   * Energy delivered over the whole life of the charger.
   *
   * `totalEnergy` · in Wh
   *
   * Seen from firmware 051.4 on.
   */
  eto: number;
  /**
   * Lifetime energy by the approved MID meter, or null without one.
   *
   * `totalEnergyMid` · in Wh
   *
   * Seen from firmware 60.3 on. Only with PRO or CORE.
   */
  eto_mid: number | null;
  /**
   * Lifetime energy as last saved to memory, without the running session.
   *
   * `totalEnergyStored` · in Wh
   *
   * See `eto` instead.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables; use eto, which includes the running session.
   */
  etop: number;
  /**
   * Id that a charging management backend gave the running transaction, or null.
   *
   * `evcmsTransactionId`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 056.9 on.
   */
  evt: string | null;
  /**
   * Access mode that a factory reset brings back.
   *
   * `factoryAccessControl`
   *
   * Values: 0 Open, 1 Wait, 2 Evcms.
   *
   * Seen from firmware 60.2 on.
   */
  facacs: AccessControl;
  /**
   * Access point password that a factory reset brings back, or just whether there is one.
   *
   * `factoryApKey`
   *
   * Secret: a credential.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  facwak: boolean | string;
  /**
   * Charge level of the home battery from which surplus charging may begin.
   *
   * `wattpilotBatteryLimit` · 0 to 100 %
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  fam: number;
  /**
   * Whether optimised charging may pause; off for cars that dislike pauses.
   *
   * `wattpilotAllowPause`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  fap: boolean;
  /**
   * Meaning not published; a truth.
   *
   * `unknownFcc`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  fcc: boolean;
  /**
   * Meaning not published; a truth.
   *
   * `unknownFck`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  fck: boolean;
  /**
   * Whether and how the flash memory is encrypted.
   *
   * `flashEncryption`
   *
   * Values: 0 Disabled, 1 Development, 2 Release.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  fem: FlashEncryption;
  /**
   * Rounding rule that the solar regulation really applies.
   *
   * `effectiveRoundingMode`
   *
   * To change it, write `frm`.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Only in the vendor's general table, in no firmware's own; many chargers do not send it.
   */
  ferm: number;
  /**
   * Whether locking or unlocking the cable went wrong.
   *
   * `lockFeedback`
   *
   * Values: 0 NoProblem, 1 ProblemLock, 2 ProblemUnlock.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  ffb: LockFeedback;
  /**
   * When the cable lock last gave feedback, probably in ms since boot.
   *
   * `lockFeedbackAt` · in ms
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  ffba: number | null;
  /**
   * Device name that a factory reset brings back.
   *
   * `factoryName`
   *
   * Sensitive: personal or network data.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  ffna: string;
  /**
   * Meaning not published; a truth.
   *
   * `unknownFhi`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  fhi: boolean;
  /**
   * Mains frequency now; 0 or null while it is unknown.
   *
   * `gridFrequency` · in Hz
   *
   * Seen from firmware 053.1 on.
   */
  fhz: number | null;
  /**
   * How long solar charging goes on at least once it has begun.
   *
   * `minChargeTime` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  fmt: number;
  /**
   * Display name of the charger, 4 to 64 characters.
   *
   * `name` · at most 64 characters
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 053.1 on.
   */
  fna: string;
  /**
   * Water temperature at the Ohmpilot from which surplus charging may begin.
   *
   * `wattpilotOhmpilotLimit` · in °C
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  fot: number;
  /**
   * Overrides the charging logic: charge, do not charge, or leave the decision to it.
   *
   * `forceState`
   *
   * Values: 0 Neutral, 1 Off, 2 On.
   *
   * Seen from firmware 053.1 on.
   */
  frc: ForceState;
  /**
   * How solar charging rounds to whole ampere: towards import, nearest, or towards export.
   *
   * `roundingMode`
   *
   * Values: 0 PreferPowerFromGrid, 1 Default, 2 PreferPowerToGrid.
   *
   * Seen from firmware 053.1 on.
   */
  frm: RoundingMode;
  /**
   * Time left until the failsafe current applies; unit not published.
   *
   * `failsafeCountdown`
   *
   * Seen from firmware 60.4 on.
   */
  fsc: number;
  /**
   * Whether the charger falls back to a safe current when its controller goes silent.
   *
   * `failsafeEnabled`
   *
   * Seen from firmware 60.4 on.
   */
  fse: boolean;
  /**
   * Fallback used when the controlling system goes silent; unit not published, presumably A.
   *
   * `failsafeCurrent`
   *
   * Seen from firmware 60.4 on.
   */
  fsi: number;
  /**
   * Whether the charging logic has settled on a single phase; a result, not a setting.
   *
   * `forceSinglePhase`
   *
   * To change it, write `psm`.
   *
   * Seen from firmware 053.1 on.
   */
  fsp: boolean;
  /**
   * Since when a switch to or from one phase has been wanted, in ms since boot.
   *
   * `singlePhaseToggleWishedAt` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  fsptws: number | null;
  /**
   * Surplus power from which solar charging begins.
   *
   * `startingPower` · in W
   *
   * Seen from firmware 053.1 on.
   */
  fst: number;
  /**
   * Energy the car should have received by the departure time.
   *
   * `wattpilotTripEnergy` · from 0 Wh
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  fte: number;
  /**
   * Departure time, in seconds after local midnight.
   *
   * `wattpilotTripTime` · from 0 s
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  ftt: number;
  /**
   * Whether the Wattpilot charges by a dynamic electricity price.
   *
   * `wattpilotDynamicPricing`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  ful: boolean;
  /**
   * Whether eco mode charges with solar surplus.
   *
   * `useSolarSurplus`
   *
   * Seen from firmware 053.1 on.
   */
  fup: boolean;
  /**
   * Access point name that a factory reset brings back.
   *
   * `factoryApName`
   *
   * Sensitive: personal or network data.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  fwan: string;
  /**
   * Firmware version of the charge controller.
   *
   * `chargeControllerFirmware`
   *
   * Seen on firmware 053.1.
   *
   * @deprecated Only in the vendor's general table, in no firmware's own; many chargers do not send it.
   */
  fwc: string;
  /**
   * Version of the main firmware, such as 053.1 or 60.4.
   *
   * `firmwareVersion`
   *
   * Seen from firmware 053.1 on.
   */
  fwv: string;
  /**
   * Whether the site must not export, so that surplus is estimated rather than measured.
   *
   * `zeroFeedIn`
   *
   * Seen from firmware 053.1 on.
   */
  fzf: boolean;
  /**
   * Meaning not published; a truth, with gmk beside it.
   *
   * `unknownGme`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  gme: boolean;
  /**
   * Meaning not published; a text, empty where it was seen, taken for a key.
   *
   * `unknownGmk`
   *
   * Secret: a credential.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  gmk: string;
  /**
   * How long the grid must look healthy before charging resumes after a grid fault.
   *
   * `gridMonitoringTime` · in s
   *
   * Guarded (safety): Grid protection is set by the installer to the operator's rules; too short breaks them.
   *
   * Seen from firmware 59.4 on.
   */
  gmtr: number;
  /**
   * When grid monitoring last saw a fault; unit not published, probably ms since boot.
   *
   * `gridFaultAt`
   *
   * Seen from firmware 59.4 on.
   */
  gsa: number | null;
  /**
   * Whether the local HTTP API v2 answers.
   *
   * `httpApiEnabled`
   *
   * Guarded (lockout): False turns off this API on the LAN; only the app or the cloud can turn it on again.
   *
   * Seen from firmware 053.1 on.
   */
  hai: boolean;
  /**
   * Meaning not published; belongs to the announcements for Home Assistant by its name.
   *
   * `unknownHatv`
   *
   * Sensitive: personal or network data.
   */
  hatv: unknown;
  /**
   * Whether the old local API v1 answers, which knows no password.
   *
   * `httpLegacyApiEnabled`
   *
   * Guarded (security): True opens the old API, by which anybody in the network can control the charger.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  hla: boolean;
  /**
   * Host name the charger uses in the home network.
   *
   * `hostname`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 053.1 on.
   */
  host: string | null;
  /**
   * Whether the web server asks for a password in the home network.
   *
   * `httpStationAuthentication`
   *
   * Write-only: few chargers, if any, send it.
   *
   * Guarded (lockout): Changes who gets past the web server at home; a client without the password is shut out.
   *
   * Seen from firmware 59.4 on.
   */
  hsa: boolean;
  /**
   * Whether the web server can be reached from the home network.
   *
   * `httpStationReachable`
   *
   * Guarded (lockout): False hides the web server from the home network, this API included.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  hws: boolean;
  /**
   * Meaning not published; inverter readings that replace the regular ones, or null.
   *
   * `inverterDataOverride`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Only in the vendor's general table, in no firmware's own; many chargers do not send it.
   */
  ido: Record<string, unknown> | null;
  /**
   * Feeds grid, solar and battery power to the solar regulation; to be sent about every 5 s.
   *
   * `inverterData`
   *
   * Write-only: few chargers, if any, send it.
   *
   * Seen from firmware 59.4 on.
   */
  ids: {
    /** W, negative while exporting */
    pGrid: number;
    /** W, solar production */
    pPv?: number;
    /** W, negative while charging the battery */
    pAkku?: number;
  } | null;
  /**
   * For each current sensor of isn whether its sign is turned round.
   *
   * `controllerInvertedSensors`
   *
   * Only with go-e Controller.
   */
  iim: boolean[];
  /**
   * Number of the mobile network modem.
   *
   * `modemImei`
   *
   * Sensitive: personal or network data.
   *
   * Only with cellular modem.
   */
  imei: unknown;
  /**
   * Number of the SIM card.
   *
   * `modemImsi`
   *
   * Sensitive: personal or network data.
   *
   * Only with cellular modem.
   */
  imsi: unknown;
  /**
   * When inverter readings last arrived, in ms since boot.
   *
   * `inverterDataAt` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  inva: number | null;
  /**
   * For each current sensor of isn the phase it measures: 0 L1, 1 L2, 2 L3, 3 N.
   *
   * `controllerSensorPhases`
   *
   * Only with go-e Controller.
   */
  ips: number[];
  /**
   * Meaning not published; whether the unit counts as a go variant.
   *
   * `goVariant`
   *
   * Seen from firmware 59.4 on.
   */
  isgo: boolean;
  /**
   * Names of the current sensors.
   *
   * `controllerCurrentSensors`
   *
   * Only with go-e Controller.
   */
  isn: string[];
  /**
   * Whether digital communication with the car by ISO 15118 is off, optional or required.
   *
   * `iso15118Mode`
   *
   * Values: 0 Off, 1 Optional, 2 Forced.
   *
   * Seen from firmware 60.4 on.
   */
  iso2en: Iso15118Mode;
  /**
   * Current, power and power factor of each sensor of isn.
   *
   * `controllerCurrentReadings`
   *
   * Only with go-e Controller.
   */
  isv: {
    /** A */
    i: number | null;
    /** W */
    p: number | null;
    /** power factor, -1 to 1 */
    f: number | null;
  }[];
  /**
   * Current limit with an adapter for one phase.
   *
   * `adapterLimitSinglePhase` · 0 to 255 A
   *
   * Guarded (safety): Set above what adapter and socket stand, they may overheat.
   *
   * Seen from firmware 056.2 on.
   */
  la1: number;
  /**
   * Current limit with an adapter for three phases.
   *
   * `adapterLimitThreePhase` · 0 to 255 A
   *
   * Guarded (safety): Set above what the three-phase adapter and its socket stand, they may overheat.
   *
   * Seen from firmware 056.2 on.
   */
  la3: number;
  /**
   * When the button was last held down long, probably in ms since boot; null if never.
   *
   * `lastLongButtonHold`
   *
   * Seen on firmware 056.2 to 056.9.
   *
   * @deprecated Only in the vendor's general table, in no firmware's own; many chargers do not send it.
   */
  lbl: number | null;
  /**
   * When the button was last pressed, in ms since boot; null if never.
   *
   * `lastButtonPress` · in ms
   *
   * Seen on firmware 053.1 to 60.2.
   */
  lbp: number | null;
  /**
   * Brightness of the LED ring, 0 (dark) to 255.
   *
   * `ledBrightness` · 0 to 255
   *
   * Seen from firmware 053.1 on.
   */
  lbr: number;
  /**
   * When the car last left the charging state, in ms since boot.
   *
   * `carStoppedChargingAt` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  lccfc: number | null;
  /**
   * When the car state last left idle, normally by plugging in, in ms since boot.
   *
   * `carLeftIdleAt` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  lccfi: number | null;
  /**
   * When the car last went into the charging state, in ms since boot.
   *
   * `carStartedChargingAt` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  lcctc: number | null;
  /**
   * Lock rule that is really applied to the cable right now.
   *
   * `effectiveCableLock`
   *
   * Values: 0 Normal, 1 AutoUnlock, 2 AlwaysLock, 3 ForceUnlock.
   *
   * To change it, write `ust`.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  lck: EffectiveCableLock;
  /**
   * Meaning not published.
   *
   * `unknownLcm`
   *
   * Sensitive: personal or network data.
   */
  lcm: unknown;
  /**
   * When go-e Controllers were last searched for, in ms since boot.
   *
   * `controllerScannedAt` · in ms
   *
   * Seen from firmware 055.2 on.
   */
  lcs: number;
  /**
   * The animation now shown on the LED ring.
   *
   * `ledAnimation`
   *
   * Seen from firmware 053.1 on.
   */
  led: {
    id: number;
    /** such as Ready, Finished, Pulsate */
    name: string;
    norwayOverlay: boolean;
    modeOverlay: boolean;
    subtype: string;
    ranges: {
      /** first LED */
      from: number;
      /** last LED */
      to: number;
      /** #RRGGBB, like the lists below */
      colors?: string[];
      fade?: string;
      colors0?: string[];
      colors1?: string[];
      [part: string]: unknown;
    }[];
  };
  /**
   * When the charger last switched between one and three phases, in ms since boot.
   *
   * `phasesToggledAt` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  lfspt: number | null;
  /**
   * Charging mode: plain, eco (solar and cheap prices), or ready for the next trip.
   *
   * `logicMode`
   *
   * Values: 3 Default, 4 Eco, 5 NextTrip.
   *
   * Seen from firmware 053.1 on.
   */
  lmo: LogicMode;
  /**
   * When the reason for charging or not charging last changed, in ms since boot.
   *
   * `modelStatusChangedAt` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  lmsc: number;
  /**
   * Share of current the group grants this charger, null outside a group.
   *
   * `loadBalancingCurrent` · in A
   *
   * Seen from firmware 053.1 on.
   */
  loa: number | null;
  /**
   * Local date and time with offset; the format varies with the firmware.
   *
   * `localTime`
   *
   * Seen from firmware 053.1 on.
   */
  loc: string;
  /**
   * Whether the charger shares its current with others in a group.
   *
   * `loadBalancingEnabled`
   *
   * Guarded (safety): False lets each charger draw its full current, so the shared fuse may be overloaded.
   *
   * Seen from firmware 053.1 on.
   */
  loe: boolean;
  /**
   * Current per phase to use when the group cannot be reached.
   *
   * `loadBalancingFallback` · 0 or 6 to 32 A
   *
   * Guarded (safety): Too high a fallback in several chargers together may overload the shared fuse.
   *
   * Seen from firmware 053.1 on.
   */
  lof: number;
  /**
   * Id of the load balancing group; all its chargers use the same.
   *
   * `loadGroupId`
   *
   * Guarded (safety): A charger in another group no longer counts towards the limit of its shared fuse.
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 053.1 on.
   */
  log: string;
  /**
   * Chargers of the load balancing group; elements not published, they name other devices.
   *
   * `loadBalancingMembers`
   *
   * Sensitive: personal or network data.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  lom: unknown[] | null;
  /**
   * Priority of this charger within its load balancing group.
   *
   * `loadPriority` · 1 to 99
   *
   * Guarded (safety): Changes how a shared limit is split; part of the installer's load balancing setup.
   *
   * Seen from firmware 053.1 on.
   */
  lop: number;
  /**
   * Whether the load balancing settings are locked against changes.
   *
   * `loadBalancingProtected`
   *
   * Guarded (safety): False opens the load balancing setup, and so the fuse protection, to changes.
   *
   * Seen from firmware 59.4 on.
   */
  lopr: boolean;
  /**
   * State of the load balancing group with the serials of its chargers, or null.
   *
   * `loadBalancingStatus`
   *
   * Sensitive: personal or network data.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  los: string | Record<string, unknown> | null;
  /**
   * Current the load balancing group may draw in all.
   *
   * `loadBalancingTotal` · from 0 A
   *
   * Guarded (safety): Set above what the shared fuse stands, the group may overload it.
   *
   * Seen from firmware 053.1 on.
   */
  lot: number | {
    /** A, in effect */
    amp?: number;
    /** A, dynamic limit of the group */
    dyn?: number;
    /** A, fixed limit */
    sta?: number;
    /** s, unix time of the change; the newer one wins */
    ts?: number;
  };
  /**
   * Whether the group limit is fixed or follows a measurement.
   *
   * `loadBalancingType`
   *
   * Values: 0 Static, 1 Dynamic.
   *
   * Guarded (safety): A limit that follows another measurement than the shared fuse has may overload it.
   *
   * Seen from firmware 053.1 on.
   */
  loty: LoadBalancingType;
  /**
   * When solar charging was last computed; unit not published, probably ms since boot.
   *
   * `solarCalculatedAt`
   *
   * Seen from firmware 59.4 on.
   */
  lpc: number | null;
  /**
   * When the surplus was last computed, in ms since boot.
   *
   * `surplusCalculatedAt` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  lpsc: number | null;
  /**
   * Slot of the card read last, counted from 0, or null.
   *
   * `lastCardIndex`
   *
   * Seen from firmware 053.1 on.
   */
  lrc: number | null;
  /**
   * Id of the card read last; delivered only if publishing card ids is switched on.
   *
   * `lastCardId`
   *
   * Secret: a credential.
   *
   * Seen from firmware 053.1 on.
   */
  lri: string | null;
  /**
   * Stores the card read last in the given slot, counted from 0.
   *
   * `learnCard` · 0 to 9
   *
   * Write-only: few chargers, if any, send it.
   *
   * Guarded (destructive): Whatever card that slot held is replaced.
   *
   * Seen from firmware 59.4 on.
   */
  lrn: number;
  /**
   * When a card was last read, in ms since boot; null if never.
   *
   * `lastCardReadAt` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  lrr: number | null;
  /**
   * Whether the LED ring goes dark after a while to save power.
   *
   * `ledSaveEnergy`
   *
   * Seen from firmware 053.1 on.
   */
  lse: boolean;
  /**
   * When the WiFi link was last lost, probably in ms since boot.
   *
   * `wifiLostAt` · in ms
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  lssfc: number | null;
  /**
   * When the WiFi link was last made, probably in ms since boot.
   *
   * `wifiJoinedAt` · in ms
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  lsstc: number | null;
  /**
   * What to add to UTC to get local time, daylight saving included.
   *
   * `localTimeOffset` · in ms
   *
   * Seen from firmware 056.9 on.
   */
  lto: number;
  /**
   * Whether the latest attempt to join a WiFi failed.
   *
   * `wifiConnectFailed`
   *
   * See `lwf` instead.
   *
   * @deprecated Gone from the vendor's tables; lwf tells when it happened.
   */
  lwcf: boolean;
  /**
   * When joining a WiFi last failed, in ms since boot; null if never.
   *
   * `wifiConnectFailedAt` · in ms
   *
   * Seen from firmware 055.2 on.
   */
  lwf: number | null;
  /**
   * Hardware address of the charger's own access point.
   *
   * `apMac`
   *
   * Sensitive: personal or network data.
   */
  maca: string;
  /**
   * Hardware address of the charger in the WiFi it joins.
   *
   * `wifiMac`
   *
   * Sensitive: personal or network data.
   */
  macs: string;
  /**
   * Which grid phase feeds each phase of the charger; 1, 2, 3 when wired straight.
   *
   * `phaseMapping`
   *
   * Guarded (safety): A wrong phase order makes load balancing relieve the wrong phase and overload another.
   *
   * Seen from firmware 053.1 on.
   */
  map: [
    /** 1 to 3 */
    l1: number,
    /** 1 to 3 */
    l2: number,
    /** 1 to 3 */
    l3: number,
  ];
  /**
   * User name for the access point of the mobile network.
   *
   * `modemApnUser`
   *
   * Sensitive: personal or network data.
   *
   * Only with cellular modem.
   */
  mau: unknown;
  /**
   * Lowest current per phase that the charging logic will use.
   *
   * `minChargingCurrent` · 0 to 255 A
   *
   * Seen from firmware 053.1 on.
   */
  mca: number;
  /**
   * Whether the charger is connected to its MQTT broker.
   *
   * `mqttConnected`
   *
   * Seen from firmware 053.1 on.
   */
  mcc: boolean;
  /**
   * When the MQTT connection was made, in ms since boot; null while there is none.
   *
   * `mqttConnectedAt` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  mcca: number | null;
  /**
   * Whether the charger reports to an MQTT broker and takes orders from it.
   *
   * `mqttEnabled`
   *
   * Guarded (security): True hands status and control to the configured MQTT broker.
   *
   * Seen from firmware 053.1 on.
   */
  mce: boolean;
  /**
   * Charging interval for cars that dislike long breaks; 0 switches it off.
   *
   * `minChargingInterval` · 0 or from 300000 ms
   *
   * Seen from firmware 053.1 on.
   */
  mci: number;
  /**
   * Private key with which the charger proves its identity to the broker.
   *
   * `mqttClientKey`
   *
   * Secret: a credential.
   */
  mck: boolean | string;
  /**
   * How long a charging pause lasts at least; 0 switches this off.
   *
   * `minPauseDuration` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  mcpd: number;
  /**
   * When the running minimum pause is over, presumably in ms since boot; null ends it at once.
   *
   * `minPauseEndsAt` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  mcpea: number | null;
  /**
   * Whether orders that come through the MQTT broker are refused.
   *
   * `mqttReadOnly`
   *
   * Guarded (security): False lets anybody with access to the broker change settings.
   *
   * Seen from firmware 053.1 on.
   */
  mcr: boolean;
  /**
   * Whether the MQTT client of the charger is running.
   *
   * `mqttStarted`
   *
   * To change it, write `mce`.
   *
   * Seen from firmware 053.1 on.
   */
  mcs: boolean;
  /**
   * Meaning not published.
   *
   * `unknownMcsl`
   *
   * Sensitive: personal or network data.
   */
  mcsl: unknown;
  /**
   * Address of the MQTT broker, user name and password included.
   *
   * `mqttUrl`
   *
   * Guarded (security): Status data goes to the new broker, which may also take control of the charger.
   *
   * Secret: a credential.
   *
   * Seen from firmware 053.1 on.
   */
  mcu: string;
  /**
   * What a Mecmeter measures at present, or null without one; elements not published.
   *
   * `controllerMecmeterData`
   *
   * Only with go-e Controller.
   */
  mecd: Record<string, unknown> | null;
  /**
   * Whether the Controller asks a Mecmeter.
   *
   * `controllerMecmeterEnabled`
   *
   * Only with go-e Controller.
   */
  mece: boolean;
  /**
   * How much each of the three Mecmeter loads counts for each category of ccn.
   *
   * `controllerMecmeterFactors`
   *
   * Only with go-e Controller.
   */
  mecf: number[][];
  /**
   * Address of the Mecmeter, user name and password included.
   *
   * `controllerMecmeterUrl`
   *
   * Secret: a credential.
   *
   * Only with go-e Controller.
   */
  mecu: string;
  /**
   * Whether the charger can be read and controlled by Modbus TCP.
   *
   * `modbusEnabled`
   *
   * Guarded (security): True opens Modbus, by which anybody in the network can control the charger.
   *
   * Seen from firmware 053.1 on.
   */
  men: boolean;
  /**
   * Firmware version of the mobile network modem.
   *
   * `modemFirmware`
   *
   * Only with LTE.
   */
  mfw: string;
  /**
   * Whether the charger announces its values to Home Assistant by MQTT.
   *
   * `mqttHomeAssistantDiscovery`
   *
   * Seen from firmware 59.4 on.
   */
  mhe: boolean;
  /**
   * Topic under which Home Assistant looks for announcements; null restores the default.
   *
   * `mqttHomeAssistantPrefix`
   *
   * Seen from firmware 59.4 on.
   */
  mht: string;
  /**
   * Address of the mobile network modem; its shape on the wire was never observed.
   *
   * `modemIpAddress`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 59.4 on. Only with LTE.
   */
  mia: unknown;
  /**
   * Meaning not published; a key of the vendor's app for the modem.
   *
   * `unknownMis`
   *
   * Sensitive: personal or network data.
   *
   * Only with cellular modem.
   */
  mis: unknown;
  /**
   * Text of the most recent MQTT error, or null.
   *
   * `mqttLastError`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 053.1 on.
   */
  mlr: string | null;
  /**
   * When the most recent MQTT error occurred, in ms since boot.
   *
   * `mqttLastErrorAt` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  mlra: number | null;
  /**
   * Whether the Controller asks a Modbus server.
   *
   * `controllerModbusMasterEnabled`
   *
   * Only with go-e Controller.
   */
  mme: boolean;
  /**
   * Host of the Modbus server that the Controller asks.
   *
   * `controllerModbusMasterHost`
   *
   * Sensitive: personal or network data.
   *
   * Only with go-e Controller.
   */
  mmh: string;
  /**
   * Two things: on a charger the highest charging power measured with this car in W, read-only; on a go-e Controller
   * the TCP port of the Modbus server that it asks, which can be set.
   *
   * `maxMeasuredPower` · 0 to 65535
   *
   * Seen from firmware 053.1 on.
   */
  mmp: number;
  /**
   * Access point name of the mobile network.
   *
   * `modemApn`
   *
   * Sensitive: personal or network data.
   *
   * Only with cellular modem.
   */
  moap: unknown;
  /**
   * Revision number of the main circuit board.
   *
   * `moduleRevision`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  mod: number;
  /**
   * Reason why the charging logic lets the car charge, or does not.
   *
   * `modelStatus`
   *
   * Values: 0 NoChargeControllerData, 1 NotChargingOvertemperature, 2 NotChargingAccessControl, 3
   * ChargingForceStateOn, 4 NotChargingForceStateOff, 5 NotChargingScheduler, 6 NotChargingEnergyLimit, 7
   * ChargingPriceLow, 8 ChargingNextTripTestCharge, 9 ChargingNextTripNotEnoughTime, 10 ChargingNextTrip, 11
   * ChargingNextTripNoClock, 12 ChargingPvSurplus, 13 ChargingFallbackV2Default, 14 ChargingFallbackV2Scheduler, 15
   * ChargingFallbackDefault, 16 NotChargingFallbackV2Price, 17 NotChargingFallbackPrice, 18
   * NotChargingFallbackNextTrip, 19 ChargingCarCompatibilityKeepAlive, 20 ChargingPauseNotAllowed, 22
   * NotChargingSimulateUnplugging, 23 NotChargingPhaseSwitch, 24 NotChargingMinPauseDuration, 26 NotChargingError, 27
   * NotChargingLoadManagement, 28 NotChargingOcpp, 29 NotChargingReconnectDelay, 30 NotChargingAdapterBlocking, 31
   * NotChargingUnderfrequency, 32 NotChargingUnbalancedLoad, 33 ChargingDischargingPvBattery, 34
   * NotChargingGridMonitoring, 35 NotChargingOcppFallback, 36 NotChargingFloorDetected, 37 NotChargingOcppInoperable,
   * 38 NotChargingUndervoltage, 39 NotChargingZeroSetpoint, 40 NotChargingInitializing, 41 NotChargingFailsafeLimit.
   *
   * Seen from firmware 053.1 on.
   */
  modelStatus: ModelStatus;
  /**
   * Name of the mobile network; its shape was never seen.
   *
   * `modemOperator`
   *
   * Sensitive: personal or network data.
   *
   * Only with cellular modem.
   */
  mon: unknown;
  /**
   * PIN of the SIM card.
   *
   * `modemPin`
   *
   * Secret: a credential.
   *
   * Only with cellular modem.
   */
  mopi: unknown;
  /**
   * Password for the access point of the mobile network.
   *
   * `modemApnPassword`
   *
   * Secret: a credential.
   *
   * Only with cellular modem.
   */
  mpap: unknown;
  /**
   * Meaning not published; a key of the vendor's app for the modem.
   *
   * `unknownMps`
   *
   * Sensitive: personal or network data.
   *
   * Only with cellular modem.
   */
  mps: unknown;
  /**
   * Shortest time between two switches of the number of phases.
   *
   * `minPhaseToggleWait` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  mptwt: number;
  /**
   * How long another number of phases must be wanted before the switch is made.
   *
   * `minPhaseWishTime` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  mpwst: number;
  /**
   * Certificate with which the charger proves its identity to the broker.
   *
   * `mqttClientCertificate`
   *
   * Secret: a credential.
   */
  mqcc: boolean | string;
  /**
   * Whether the name in the broker's certificate is left unchecked.
   *
   * `mqttSkipCommonNameCheck`
   *
   * Guarded (security): True lets a broker with a certificate for another name pass.
   *
   * Seen from firmware 59.4 on.
   */
  mqcn: boolean;
  /**
   * Whether the broker's certificate is checked against the built-in list of authorities.
   *
   * `mqttUseGlobalCaStore`
   *
   * Guarded (security): Changes which authorities vouch for the broker; a wrong choice trusts too many or none.
   *
   * Seen from firmware 59.4 on.
   */
  mqg: boolean;
  /**
   * Whether the broker's certificate is accepted without any check.
   *
   * `mqttSkipServerVerification`
   *
   * Guarded (security): True lets anybody in between pose as the broker.
   *
   * Seen from firmware 59.4 on.
   */
  mqss: boolean;
  /**
   * Number of Modbus read requests served.
   *
   * `modbusReads`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  mro: number;
  /**
   * Whether the two bytes of a Modbus register are exchanged.
   *
   * `modbusSwapBytes`
   *
   * Seen from firmware 055.2 on.
   */
  msb: boolean;
  /**
   * Certificate by which the broker is recognised.
   *
   * `mqttServerCertificate`
   *
   * Secret: a credential.
   */
  msc: boolean | string;
  /**
   * Meaning not published; a number that belongs to the search for devices in the network.
   *
   * `unknownMsca`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  msca: number;
  /**
   * Meaning not published; a number that belongs to the search for devices in the network.
   *
   * `unknownMscs`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  mscs: number;
  /**
   * Inner reason for charging or not, before control pilot requests are considered.
   *
   * `modelStatusInternal`
   *
   * See `modelStatus` instead.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables; use modelStatus.
   */
  msi: number;
  /**
   * TCP port of the Modbus server, 502 by default; a change needs a restart of it.
   *
   * `modbusPort` · 0 to 65535
   *
   * Seen on firmware 055.2 to 59.4.
   */
  msp: number;
  /**
   * Strength of the mobile signal; unit not published.
   *
   * `modemSignal`
   *
   * Only with cellular modem.
   */
  msq: unknown;
  /**
   * Whether the two registers of a 32 bit Modbus value are exchanged.
   *
   * `modbusSwapRegisters`
   *
   * Seen from firmware 055.2 on.
   */
  msr: boolean;
  /**
   * When Modbus was last read from, in ms since boot; null if never.
   *
   * `modbusReadAt` · in ms
   *
   * Seen from firmware 60.3 on.
   */
  mstr: number | null;
  /**
   * When Modbus was last written to, in ms since boot; null if never.
   *
   * `modbusWrittenAt` · in ms
   *
   * Seen from firmware 60.3 on.
   */
  mstw: number | null;
  /**
   * Topic under which all values are published, ending in a slash; null restores the default.
   *
   * `mqttTopicPrefix`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 053.1 on.
   */
  mtp: string;
  /**
   * Number of Modbus write requests served.
   *
   * `modbusWrites`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  mwo: number;
  /**
   * Network interface that carries the traffic, such as st for WiFi.
   *
   * `defaultRoute`
   *
   * Seen from firmware 053.1 on.
   */
  nif: string;
  /**
   * Number of LEDs in the ring.
   *
   * `ledCount`
   *
   * Seen from firmware 60.2 on.
   */
  nld: number;
  /**
   * Turns the ground check off, as IT networks like Norway's need it.
   *
   * `norwayMode`
   *
   * Guarded (safety): True turns the ground check off; outside IT networks a broken earth goes unnoticed.
   *
   * Seen from firmware 053.1 on.
   */
  nmo: boolean;
  /**
   * Voltage, current, power and power factor per phase, and total power.
   *
   * `measurements`
   *
   * Seen from firmware 051.4 on.
   */
  nrg: [
    /** V */
    voltageL1: number,
    /** V */
    voltageL2: number,
    /** V */
    voltageL3: number,
    /** V */
    voltageN: number,
    /** A */
    currentL1: number,
    /** A */
    currentL2: number,
    /** A */
    currentL3: number,
    /** W */
    powerL1: number,
    /** W */
    powerL2: number,
    /** W */
    powerL3: number,
    /** W */
    powerN: number,
    /** W */
    powerTotal: number,
    /** % */
    powerFactorL1: number,
    /** % */
    powerFactorL2: number,
    /** % */
    powerFactorL3: number,
    /** % */
    powerFactorN: number,
  ];
  /**
   * Description of the firmware offered by the cloud, or null; elements not published.
   *
   * `otaCloudApp`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  oca: Record<string, unknown> | null;
  /**
   * Size of the firmware being downloaded, presumably in bytes, or null.
   *
   * `otaLength`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  ocl: number | null;
  /**
   * Latest message of the firmware download.
   *
   * `otaMessage`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  ocm: string;
  /**
   * How far the firmware download has come; unit not published.
   *
   * `otaProgress`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  ocp: number;
  /**
   * Whether the OCPP backend has accepted the charger.
   *
   * `ocppAccepted`
   *
   * Seen from firmware 59.4 on.
   */
  ocppa: boolean;
  /**
   * When the OCPP backend accepted the charger, in ms since boot.
   *
   * `ocppAcceptedAt` · in ms
   *
   * Seen from firmware 59.4 on.
   */
  ocppaa: number | null;
  /**
   * How often meter values are sent at round clock times; 0 sends none.
   *
   * `ocppClockAlignedInterval` · in s
   *
   * Seen from firmware 59.4 on.
   */
  ocppai: number;
  /**
   * Whether unknown cards may charge while the OCPP backend is unreachable.
   *
   * `ocppAllowOfflineUnknown`
   *
   * Seen from firmware 59.4 on.
   */
  ocppao: boolean;
  /**
   * Whether the charger has a connection to its OCPP backend.
   *
   * `ocppConnected`
   *
   * Seen from firmware 053.1 on.
   */
  ocppc: boolean;
  /**
   * When the OCPP connection was made, in ms since boot.
   *
   * `ocppConnectedAt` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  ocppca: number | null;
  /**
   * Certificate with which the charger proves its identity to the OCPP backend.
   *
   * `ocppClientCertificate`
   *
   * Secret: a credential.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  ocppcc: boolean | string;
  /**
   * Private key with which the charger proves its identity to the OCPP backend.
   *
   * `ocppClientKey`
   *
   * Secret: a credential.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  ocppck: boolean | string;
  /**
   * Whether meter values are sent during a transaction or whenever the car charges.
   *
   * `ocppMeterValuesCondition`
   *
   * Values: 0 WhenTransactionId, 1 WhenCharging.
   *
   * Seen from firmware 59.4 on.
   */
  ocppcm: MeterValuesCondition;
  /**
   * Whether the name in the OCPP backend's certificate is left unchecked.
   *
   * `ocppSkipCommonNameCheck`
   *
   * Guarded (security): True lets an OCPP backend with a certificate for another name pass.
   *
   * Seen from firmware 59.4 on.
   */
  ocppcn: boolean;
  /**
   * Connector status as reported to the OCPP backend.
   *
   * `ocppConnectorStatus`
   *
   * Values: 0 Available, 1 Preparing, 2 Charging, 3 SuspendedEvse, 4 SuspendedEv, 5 Finishing, 6 Reserved, 7
   * Unavailable, 8 Faulted.
   *
   * Seen from firmware 59.4 on.
   */
  ocppcs: OcppConnectorStatus;
  /**
   * Card id reported to the OCPP backend when charging starts without any card.
   *
   * `ocppDummyCardId`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 59.4 on.
   */
  ocppd: string;
  /**
   * Default charging profiles of the charge point set by OCPP; elements not published.
   *
   * `ocppDefaultProfiles`
   *
   * Seen from firmware 59.4 on.
   */
  ocppdp: unknown;
  /**
   * Whether the charger is run by an OCPP backend.
   *
   * `ocppEnabled`
   *
   * Seen from firmware 053.1 on.
   */
  ocppe: boolean;
  /**
   * Current used while the OCPP backend is away; unit not published, presumably A.
   *
   * `ocppFallbackCurrent` · 0 to 255
   *
   * Seen from firmware 59.4 on.
   */
  ocppf: number | null;
  /**
   * Interval of clock-aligned meter values that a factory reset brings back, presumably in s.
   *
   * `ocppFactoryClockAlignedInterval`
   *
   * Write-only: few chargers, if any, send it.
   *
   * Seen from firmware 60.2 on.
   */
  ocppfai: number;
  /**
   * OCPP fallback current that a factory reset brings back; unit not published.
   *
   * `ocppFactoryFallbackCurrent`
   *
   * Seen from firmware 60.2 on.
   */
  ocppff: number | null;
  /**
   * Whether the OCPP backend is checked against the built-in list of authorities.
   *
   * `ocppUseGlobalCaStore`
   *
   * Guarded (security): Changes which authorities vouch for the OCPP backend; a wrong choice trusts too many or none.
   *
   * Seen from firmware 59.4 on.
   */
  ocppg: boolean;
  /**
   * How often the charger sends a sign of life to the OCPP backend.
   *
   * `ocppHeartbeatInterval` · in s
   *
   * Seen from firmware 053.1 on.
   */
  ocpph: number;
  /**
   * How often meter values are sent to the OCPP backend during a transaction.
   *
   * `ocppMeterValueInterval` · in s
   *
   * Seen from firmware 053.1 on.
   */
  ocppi: number;
  /**
   * Whether the OCPP backend has taken the charger out of service.
   *
   * `ocppInoperable`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  ocppio: boolean;
  /**
   * Meaning not published; 1 was seen on a charger without OCPP.
   *
   * `unknownOcppl`
   *
   * Seen on firmware 053.1.
   */
  ocppl: number;
  /**
   * Whether the charger keeps a list of approved cards from the OCPP backend.
   *
   * `ocppLocalAuthListEnabled`
   *
   * Seen from firmware 59.4 on.
   */
  ocppla: boolean;
  /**
   * Text of the most recent OCPP error, or null.
   *
   * `ocppLastError`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 59.4 on.
   */
  ocpple: string | null;
  /**
   * When the most recent OCPP error occurred, in ms since boot.
   *
   * `ocppLastErrorAt` · in ms
   *
   * Seen from firmware 59.4 on.
   */
  ocpplea: number | null;
  /**
   * Whether known cards are approved locally while the OCPP backend is unreachable.
   *
   * `ocppAuthorizeOffline`
   *
   * Seen from firmware 59.4 on.
   */
  ocpplo: boolean;
  /**
   * Charging profiles that cap the charge point, set by OCPP; elements not published.
   *
   * `ocppMaxProfiles`
   *
   * Seen from firmware 59.4 on.
   */
  ocppmp: unknown;
  /**
   * Whether the phases are rotated for OCPP to suit the wiring.
   *
   * `ocppRotatePhases`
   *
   * Seen from firmware 59.4 on.
   */
  ocppr: boolean;
  /**
   * Whether the charger streams its log to the OCPP backend, for support cases.
   *
   * `ocppRemoteLog`
   *
   * Seen from firmware 59.4 on.
   */
  ocpprl: boolean;
  /**
   * Whether the OCPP client of the charger is running.
   *
   * `ocppStarted`
   *
   * To change it, write `ocppe`.
   *
   * Seen from firmware 053.1 on.
   */
  ocpps: boolean;
  /**
   * Certificate by which the OCPP backend is recognised.
   *
   * `ocppServerCertificate`
   *
   * Secret: a credential.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  ocppsc: boolean | string;
  /**
   * Whether the OCPP backend's certificate is accepted without any check.
   *
   * `ocppSkipServerVerification`
   *
   * Guarded (security): True lets anybody in between pose as the OCPP backend.
   *
   * Seen from firmware 59.4 on.
   */
  ocppss: boolean;
  /**
   * Whether the charger sets its clock by what the OCPP backend says at sign-on.
   *
   * `ocppAcceptTime`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  ocppt: boolean;
  /**
   * When the latest OCPP transaction ended; unit not published, probably ms since boot.
   *
   * `ocppTransactionEndedAt`
   *
   * Seen from firmware 59.4 on.
   */
  ocppte: number | null;
  /**
   * Id of the OCPP transaction in progress, or null.
   *
   * `ocppTransactionId`
   *
   * Seen from firmware 59.4 on.
   */
  ocppti: number | null;
  /**
   * Charging profiles of the running OCPP transaction; elements not published.
   *
   * `ocppTransactionProfiles`
   *
   * Seen from firmware 59.4 on.
   */
  ocpptp: unknown;
  /**
   * Tariff text that the coming sessions are labelled with.
   *
   * `ocppTariffText`
   *
   * Seen from firmware 60.3 on.
   */
  ocpptt: string;
  /**
   * WebSocket address of the OCPP backend; may contain credentials.
   *
   * `ocppUrl`
   *
   * Guarded (security): The backend at the new address gains control of the charger.
   *
   * Secret: a credential.
   *
   * Seen from firmware 053.1 on.
   */
  ocppu: string;
  /**
   * State of the firmware download.
   *
   * `otaStatus`
   *
   * Values: 0 Idle, 1 Updating, 2 Failed, 3 Succeeded.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  ocs: OtaStatus;
  /**
   * Installs the given firmware, named as in the list of offered versions.
   *
   * `startFirmwareUpdate`
   *
   * Write-only: few chargers, if any, send it.
   *
   * Guarded (destructive): Replaces the firmware, possibly by an older one, and restarts the charger.
   *
   * Seen from firmware 59.4 on.
   */
  oct: string;
  /**
   * Firmware versions on offer, each with its marks such as BETA or OUTDATED.
   *
   * `availableFirmware`
   *
   * Seen from firmware 053.1 on.
   */
  ocu: string[];
  /**
   * Whether firmware downloads use a client certificate.
   *
   * `otaClientAuth`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  ocuca: boolean;
  /**
   * Brand the device is sold under, such as go-e.
   *
   * `manufacturer`
   *
   * Seen from firmware 053.1 on.
   */
  oem: string;
  /**
   * Newest firmware version known to the charger.
   *
   * `newestFirmware`
   *
   * See `ocu` instead.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables; ocu lists the versions on offer.
   */
  onv: string;
  /**
   * Whether only the card that began an OCPP transaction may end it.
   *
   * `ocppSameCardToStop`
   *
   * Seen from firmware 59.4 on.
   */
  orsch: boolean;
  /**
   * Whether charging under OCPP ends when the charger restarts.
   *
   * `ocppStopOnReboot`
   *
   * Seen from firmware 60.4 on.
   */
  osr: boolean;
  /**
   * Flash partition that the running firmware was started from.
   *
   * `otaPartition`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  otap: { type: number; subtype: number; address: number; size: number; label: string; encrypted: boolean } | null;
  /**
   * Battery power last fed in, negative while charging it; null when stale.
   *
   * `batteryPower` · in W
   *
   * To change it, write `ids`.
   *
   * Seen from firmware 053.1 on.
   */
  pakku: number | null;
  /**
   * All partitions of the flash memory.
   *
   * `partitionTable`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  part: { type: number; subtype: number; address: number; size: number; label: string; encrypted: boolean }[];
  /**
   * Password of the device; write-only in practice.
   *
   * `password`
   *
   * Write-only: few chargers, if any, send it.
   *
   * Guarded (lockout): Whoever only knows the old password is locked out.
   *
   * Secret: a credential.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  pass: string;
  /**
   * Key shared with a paired go-e Controller; empty without one.
   *
   * `controllerCloudKey`
   *
   * Secret: a credential.
   *
   * Seen from firmware 056.9 on.
   */
  pco: string;
  /**
   * Whether the digital input settings are locked against changes.
   *
   * `protectDigitalInput`
   *
   * Guarded (safety): False opens the settings of the digital input to changes.
   *
   * Seen from firmware 056.2 on.
   */
  pdi: boolean;
  /**
   * Whether the home battery may be discharged only at certain times; inferred from the names beside it.
   *
   * `wattpilotDischargeWindowEnabled`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  pdle: boolean;
  /**
   * End of the times for discharging the home battery, presumably in seconds after midnight.
   *
   * `wattpilotDischargeWindowEnd`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  pdlo: number;
  /**
   * Start of the times for discharging the home battery, presumably in seconds after midnight.
   *
   * `wattpilotDischargeWindowStart`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  pdls: number;
  /**
   * Charge level down to which surplus charging may discharge the home battery.
   *
   * `wattpilotBatteryDischargeLimit` · 0 to 100 %
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  pdt: number;
  /**
   * Whether surplus charging may discharge the home battery.
   *
   * `wattpilotBatteryDischargeEnabled`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  pdte: boolean;
  /**
   * Whether the grid protection settings are locked against changes.
   *
   * `protectGridRequirements`
   *
   * Guarded (safety): False opens the grid protection settings to changes.
   *
   * Seen from firmware 056.2 on.
   */
  pgr: boolean;
  /**
   * Grid power last fed in, negative while exporting; null when stale.
   *
   * `gridPower` · in W
   *
   * To change it, write `ids`.
   *
   * Seen from firmware 053.1 on.
   */
  pgrid: number | null;
  /**
   * Grid power that solar charging aims at; negative keeps some export.
   *
   * `gridPowerTarget` · in W
   *
   * Seen from firmware 055.6 on.
   */
  pgt: number;
  /**
   * Which phases carry voltage behind and in front of the contactor.
   *
   * `phases`
   *
   * To change it, write `psm`.
   *
   * Seen from firmware 053.1 on.
   */
  pha: [
    behindContactorL1: boolean,
    behindContactorL2: boolean,
    behindContactorL3: boolean,
    beforeContactorL1: boolean,
    beforeContactorL2: boolean,
    beforeContactorL3: boolean,
  ] | null;
  /**
   * Number of phases the car is charging on.
   *
   * `phasesInUse`
   *
   * To change it, write `psm`.
   *
   * Seen from firmware 053.1 on.
   */
  pnp: number;
  /**
   * Power offset of the solar regulation, often -300; the exact effect is not published.
   *
   * `priorityOffset` · in W
   *
   * Seen from firmware 053.1 on.
   */
  po: number;
  /**
   * Solar production last fed in; null when stale.
   *
   * `solarPower` · in W
   *
   * To change it, write `ids`.
   *
   * Seen from firmware 053.1 on.
   */
  ppv: number | null;
  /**
   * Margin around the threshold between one and three phases.
   *
   * `phaseSwitchHysteresis` · in W
   *
   * Seen from firmware 053.1 on.
   */
  psh: number;
  /**
   * Number of phases to charge on: automatic, one or three.
   *
   * `phaseSwitchMode`
   *
   * Values: 0 Auto, 1 Force1, 2 Force3.
   *
   * Seen on firmware 053.1 to 056.9.
   */
  psm: PhaseSwitchMode;
  /**
   * How long charging pauses while the number of phases changes.
   *
   * `phaseSwitchPause` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  psmd: number;
  /**
   * Where in the flash memory the partition table begins.
   *
   * `partitionTableOffset`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  pto: number;
  /**
   * Smoothed battery power used by the solar regulation; keeps its value after feeding ends.
   *
   * `averageBatteryPower` · in W
   *
   * Seen from firmware 053.1 on.
   */
  pvopt_averagePAkku: number;
  /**
   * Smoothed grid power used by the solar regulation; keeps its value after feeding ends.
   *
   * `averageGridPower` · in W
   *
   * Seen from firmware 053.1 on.
   */
  pvopt_averagePGrid: number;
  /**
   * Smoothed solar production used by the regulation; keeps its value after feeding ends.
   *
   * `averageSolarPower` · in W
   *
   * Seen from firmware 053.1 on.
   */
  pvopt_averagePPv: number;
  /**
   * Number of phases the solar regulation would prefer, not the number in use.
   *
   * `phaseWish`
   *
   * Values: 0 Force3, 1 Wish1, 2 Wish3.
   *
   * Seen from firmware 053.1 on.
   */
  pwm: PhaseWish;
  /**
   * Messages waiting to be sent to the cloud.
   *
   * `cloudQueueSize`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  qsc: number;
  /**
   * Messages waiting in the local web server.
   *
   * `webQueueSize`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  qsw: number;
  /**
   * How many times the charger has restarted in its life.
   *
   * `rebootCount`
   *
   * Seen from firmware 053.1 on.
   */
  rbc: number;
  /**
   * How long the charger has been running; other timestamps count on this clock.
   *
   * `uptime` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  rbt: number;
  /**
   * Residual current reading, given as a duration; null when there is none.
   *
   * `residualCurrentTime` · in µs
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  rcd: number | null;
  /**
   * Longest random wait before price-driven charging starts.
   *
   * `tariffStartDelayMax` · in s
   *
   * Seen from firmware 59.4 on.
   */
  rdbf: number;
  /**
   * When the wait before price-driven charging ends; unit not published; null ends it at once.
   *
   * `tariffStartDelayEndsAt`
   *
   * Seen from firmware 59.4 on.
   */
  rdbfe: number | null;
  /**
   * Longest random wait before scheduled charging starts.
   *
   * `scheduleStartDelayMax` · in s
   *
   * Seen from firmware 59.4 on.
   */
  rdbs: number;
  /**
   * When the wait before scheduled charging ends; unit not published; null ends it at once.
   *
   * `scheduleStartDelayEndsAt`
   *
   * Seen from firmware 59.4 on.
   */
  rdbse: number | null;
  /**
   * Whether ids of read cards are passed on to cloud, API and MQTT.
   *
   * `publishCardIds`
   *
   * Seen from firmware 055.2 on.
   */
  rde: boolean;
  /**
   * Longest random wait before price-driven charging stops.
   *
   * `tariffStopDelayMax` · in s
   *
   * Seen from firmware 59.4 on.
   */
  rdef: number;
  /**
   * When the wait before stopping at a price change ends; unit not published; null ends it at once.
   *
   * `tariffStopDelayEndsAt`
   *
   * Seen from firmware 59.4 on.
   */
  rdefe: number | null;
  /**
   * Longest random wait before scheduled charging stops.
   *
   * `scheduleStopDelayMax` · in s
   *
   * Seen from firmware 59.4 on.
   */
  rdes: number;
  /**
   * When the wait before a scheduled stop ends; unit not published; null ends it at once.
   *
   * `scheduleStopDelayEndsAt`
   *
   * Seen from firmware 59.4 on.
   */
  rdese: number | null;
  /**
   * Longest random wait between plugging in and charging.
   *
   * `plugInDelayMax` · in s
   *
   * Seen from firmware 59.4 on.
   */
  rdpl: number;
  /**
   * When the wait after plugging in ends; unit not published; null ends it at once.
   *
   * `plugInDelayEndsAt`
   *
   * Seen from firmware 59.4 on.
   */
  rdple: number | null;
  /**
   * Longest random wait before charging resumes after a grid fault.
   *
   * `reconnectDelayMax` · in s
   *
   * Guarded (safety): The random wait keeps chargers from all coming back at once after a grid fault.
   *
   * Seen from firmware 59.4 on.
   */
  rdre: number;
  /**
   * When the wait after a grid fault ends; unit not published; null ends it at once.
   *
   * `reconnectDelayEndsAt`
   *
   * Guarded (safety): The random wait keeps chargers from all coming back at once after a grid fault.
   *
   * Seen from firmware 59.4 on.
   */
  rdree: number | null;
  /**
   * Revision of the hardware.
   *
   * `hardwareRevision`
   *
   * Seen from firmware 60.4 on.
   */
  rev: string;
  /**
   * Raw reading of the relay feedback; scale not published.
   *
   * `relayFeedback`
   *
   * Seen on firmware 053.1.
   *
   * @deprecated Only in the vendor's general table; newer chargers left it out when asked for it.
   */
  rfb: number;
  /**
   * Highest mains frequency at which charging may resume after a grid fault.
   *
   * `reconnectMaxFrequency` · in Hz
   *
   * Guarded (safety): Too high a limit reconnects the charger to a grid that is not yet sound.
   *
   * Seen from firmware 59.4 on.
   */
  rmaf: number;
  /**
   * Highest mains voltage at which charging may resume after a grid fault.
   *
   * `reconnectMaxVoltage` · in V
   *
   * Guarded (safety): Too high a limit reconnects the charger while the mains voltage is still excessive.
   *
   * Seen from firmware 59.4 on.
   */
  rmav: number;
  /**
   * Lowest mains frequency at which charging may resume after a grid fault.
   *
   * `reconnectMinFrequency` · in Hz
   *
   * Guarded (safety): Too low a limit reconnects the charger while the mains frequency is still depressed.
   *
   * Seen from firmware 59.4 on.
   */
  rmif: number;
  /**
   * Lowest mains voltage at which charging may resume after a grid fault.
   *
   * `reconnectMinVoltage` · in V
   *
   * Guarded (safety): Too low a limit reconnects the charger while the mains voltage is still depressed.
   *
   * Seen from firmware 59.4 on.
   */
  rmiv: number;
  /**
   * Why the processor last restarted.
   *
   * `resetReason`
   *
   * Values: 0 Unknown, 1 PowerOn, 2 External, 3 Software, 4 Panic, 5 InterruptWatchdog, 6 TaskWatchdog, 7 Watchdog, 8
   * DeepSleep, 9 Brownout, 10 Sdio.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  rr: ResetReason;
  /**
   * When the gradual power increase began; unit not published, probably ms since boot.
   *
   * `rampUpStartedAt`
   *
   * Seen from firmware 59.4 on.
   */
  rsa: number | null;
  /**
   * Whether power rises gradually after a start or a grid fault.
   *
   * `rampUpEnabled`
   *
   * Guarded (safety): False lets full power return in one step after a grid fault, which may break the operator's
   * rules.
   *
   * Seen from firmware 59.4 on.
   */
  rsre: boolean;
  /**
   * How fast power rises after a start or a grid fault.
   *
   * `rampUpRate` · in %/s
   *
   * Guarded (safety): Too steep a rise may break the grid operator's rules.
   *
   * Seen from firmware 59.4 on.
   */
  rsrr: number;
  /**
   * Strength of the received WiFi signal; nearer to 0 is better.
   *
   * `wifiSignal` · in dBm
   *
   * Seen from firmware 053.1 on.
   */
  rssi: number | null;
  /**
   * Restarts the charger and its charge controller; send true.
   *
   * `restart`
   *
   * Write-only: few chargers, if any, send it.
   *
   * Guarded (destructive): Charging stops and the charger is unreachable until it is up again.
   *
   * Seen from firmware 59.4 on.
   */
  rst: boolean | number;
  /**
   * Whether the processor only starts signed firmware.
   *
   * `secureBoot`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  sbe: boolean;
  /**
   * When WiFi was last scanned: ms since boot, or ms ago; the sources leave it open.
   *
   * `wifiScanAt` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  scaa: number | null;
  /**
   * WiFi networks found by the latest scan.
   *
   * `wifiScan`
   *
   * Values of `encryptionType`: 0 Open, 1 Wep, 2 WpaPsk, 3 Wpa2Psk, 4 WpaWpa2Psk, 5 Wpa2Enterprise, 6 Wpa3Psk, 7
   * Wpa2Wpa3Psk.
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 053.1 on.
   */
  scan: {
    ssid: string;
    /** see WifiEncryption */
    encryptionType: number;
    /** dBm */
    rssi: number;
    channel: number;
    bssid: string;
    /** meaning of the entries inferred from ccw */
    f?: [
      pairwiseCipher: number,
      groupCipher: number,
      b: boolean,
      g: boolean,
      n: boolean,
      lr: boolean,
      wps: boolean,
      ftmResponder: boolean,
      ftmInitiator: boolean,
      country: string,
    ];
  }[] | null;
  /**
   * State of the WiFi scan.
   *
   * `wifiScanStatus`
   *
   * Values: 0 None, 1 Scanning, 2 Finished, 3 Failed.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  scas: WifiScanStatus;
  /**
   * Charging timetable for Saturdays.
   *
   * `scheduleSaturday`
   *
   * Values of `control`: 0 Disabled, 1 Allow, 2 Block, 3 AllowFromGrid, 4 BlockFromGrid.
   *
   * Seen from firmware 053.1 on.
   */
  sch_satur: {
    /** see ScheduleControl */
    control: number;
    /** left out, the stored windows stay; two full windows are too long for one request */
    ranges: {
      begin: {
        /** 0 to 24 */
        hour: number;
        /** 0 to 59 */
        minute: number;
        /** 0 to 59, came with firmware 055 */
        second?: number;
      };
      end: {
        /** 0 to 24 */
        hour: number;
        /** 0 to 59 */
        minute: number;
        /** 0 to 59, came with firmware 055 */
        second?: number;
      };
    }[];
  };
  /**
   * Charging timetable for Sundays.
   *
   * `scheduleSunday`
   *
   * Values of `control`: 0 Disabled, 1 Allow, 2 Block, 3 AllowFromGrid, 4 BlockFromGrid.
   *
   * Seen from firmware 053.1 on.
   */
  sch_sund: {
    /** see ScheduleControl */
    control: number;
    /** left out, the stored windows stay; two full windows are too long for one request */
    ranges: {
      begin: {
        /** 0 to 24 */
        hour: number;
        /** 0 to 59 */
        minute: number;
        /** 0 to 59, came with firmware 055 */
        second?: number;
      };
      end: {
        /** 0 to 24 */
        hour: number;
        /** 0 to 59 */
        minute: number;
        /** 0 to 59, came with firmware 055 */
        second?: number;
      };
    }[];
  };
  /**
   * Charging timetable for Monday to Friday.
   *
   * `scheduleWeekdays`
   *
   * Values of `control`: 0 Disabled, 1 Allow, 2 Block, 3 AllowFromGrid, 4 BlockFromGrid.
   *
   * Seen from firmware 053.1 on.
   */
  sch_week: {
    /** see ScheduleControl */
    control: number;
    /** left out, the stored windows stay; two full windows are too long for one request */
    ranges: {
      begin: {
        /** 0 to 24 */
        hour: number;
        /** 0 to 59 */
        minute: number;
        /** 0 to 59, came with firmware 055 */
        second?: number;
      };
      end: {
        /** 0 to 24 */
        hour: number;
        /** 0 to 59 */
        minute: number;
        /** 0 to 59, came with firmware 055 */
        second?: number;
      };
    }[];
  };
  /**
   * When the button on the device is kept from starting or stopping a charge.
   *
   * `buttonForceLock`
   *
   * Values: 0 AlwaysLock, 1 LockWhenCarIsConnected, 2 LockWhenCarIsCharging, 3 NeverLock.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  sdp: boolean | ButtonLock;
  /**
   * How far surplus may fall below the starting power before solar charging stops.
   *
   * `stopHysteresis` · in W
   *
   * Seen from firmware 053.1 on.
   */
  sh: number;
  /**
   * Whether the socket has a shutter.
   *
   * `hasShutter`
   *
   * Seen from firmware 60.3 on. Only with PRO or CORE.
   */
  shut: boolean;
  /**
   * Meaning not published; whether a simplified mode of operation is on.
   *
   * `simplifiedMode`
   *
   * Seen from firmware 59.4 on.
   */
  simo: boolean;
  /**
   * Phase currents from a smart meter that dynamic load balancing works with.
   *
   * `smartMeterData`
   *
   * Seen from firmware 59.4 on.
   */
  smd: {
    /** probably ms since boot */
    ts?: number;
    /** presumably A, like the next two */
    I1?: number;
    I2?: number;
    I3?: number;
    [part: string]: unknown;
  } | null;
  /**
   * Whether the unit has a socket instead of a fixed cable.
   *
   * `hasSocket`
   *
   * Seen from firmware 60.3 on. Only with PRO or CORE.
   */
  sock: boolean;
  /**
   * Surplus power from which three phases are used.
   *
   * `threePhasePowerLevel` · in W
   *
   * Seen from firmware 053.1 on.
   */
  spl3: number;
  /**
   * Meaning not published; a key for hunting network faults.
   *
   * `networkDebug`
   *
   * Sensitive: personal or network data.
   */
  ss: unknown;
  /**
   * Serial number as text; leading zeros belong to it.
   *
   * `serialNumber`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 053.1 on.
   */
  sse: string;
  /**
   * Meaning not published; only null was seen.
   *
   * `unknownStao`
   *
   * Seen on firmware 053.1.
   */
  stao: unknown;
  /**
   * Finer model name, such as core_cable.
   *
   * `deviceSubtype`
   *
   * Seen from firmware 60.3 on. Only with PRO or CORE.
   */
  styp: string;
  /**
   * Pretends once to the car that it was unplugged, to wake it up.
   *
   * `simulateUnplug`
   *
   * Seen from firmware 053.1 on.
   */
  su: boolean;
  /**
   * Whether the car is made to believe in a fresh plug before every charge.
   *
   * `simulateUnplugAlways`
   *
   * Seen from firmware 053.1 on.
   */
  sua: boolean;
  /**
   * How long a pretended unplugging lasts.
   *
   * `simulateUnplugDuration` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  sumd: number;
  /**
   * High time of a 0 bit on the LED data line; unit not published.
   *
   * `ledTiming0High`
   *
   * @deprecated Only in the vendor's general table, in no firmware's own; many chargers do not send it.
   */
  t0h: unknown;
  /**
   * Low time of a 0 bit on the LED data line; unit not published.
   *
   * `ledTiming0Low`
   *
   * @deprecated Only in the vendor's general table, in no firmware's own; many chargers do not send it.
   */
  t0l: unknown;
  /**
   * High time of a 1 bit on the LED data line; unit not published.
   *
   * `ledTiming1High`
   *
   * @deprecated Only in the vendor's general table, in no firmware's own; many chargers do not send it.
   */
  t1h: unknown;
  /**
   * Low time of a 1 bit on the LED data line; unit not published.
   *
   * `ledTiming1Low`
   *
   * @deprecated Only in the vendor's general table, in no firmware's own; many chargers do not send it.
   */
  t1l: unknown;
  /**
   * Unix time of the last start; with the uptime added it gives the present.
   *
   * `bootTime` · in ms
   *
   * Seen from firmware 056.9 on.
   */
  tab: number;
  /**
   * Extra limit per phase that lapses after ten minutes unless renewed; null when unset.
   *
   * `temporaryCurrentLimit` · 0 to 255 A
   *
   * Seen from firmware 055.6 on.
   */
  tcl: number | null;
  /**
   * Which daylight saving rule the clock follows.
   *
   * `daylightSaving`
   *
   * Values: 0 None, 1 EuropeanSummerTime, 2 UsDaylightTime, 3 AustralianDaylightTime.
   *
   * Seen from firmware 053.1 on.
   */
  tds: DaylightSaving;
  /**
   * Whether the tamper protection is on; what it watches is not published.
   *
   * `tamperProtection`
   *
   * Guarded (safety): False turns the tamper protection off.
   *
   * Seen from firmware 60.3 on. Only with PRO or CORE.
   */
  ten: boolean;
  /**
   * Whether the test charge used to plan a trip is done.
   *
   * `testChargeFinished`
   *
   * Seen from firmware 053.1 on.
   */
  tlf: boolean;
  /**
   * When the test charge used to plan a trip began; unit not published, null if it did not.
   *
   * `testChargeStarted`
   *
   * Seen from firmware 053.1 on.
   */
  tls: boolean | number | null;
  /**
   * Readings of the temperature sensors; their number and order depend on the model.
   *
   * `temperatures` · in °C
   *
   * Seen from firmware 053.1 on.
   */
  tma: (number | null)[];
  /**
   * Offset of local standard time from UTC.
   *
   * `timezoneOffset` · in min
   *
   * Seen from firmware 053.1 on.
   */
  tof: number;
  /**
   * Total charging power averaged over the past half minute.
   *
   * `averagePower` · in W
   *
   * Seen from firmware 053.1 on.
   */
  tpa: number | null;
  /**
   * Authorisation in force: null none, 0 without a card, n by the card in slot n - 1.
   *
   * `transaction` · 0 to 10
   *
   * Seen from firmware 051.4 on.
   */
  trx: number | null;
  /**
   * Host name of the time server.
   *
   * `timeServer`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  ts: string;
  /**
   * Whether the clock is set by a network time server.
   *
   * `timeServerEnabled`
   *
   * Seen on firmware 053.1 to 60.2.
   */
  tse: boolean;
  /**
   * Id of the card that began the session; only if publishing card ids is switched on.
   *
   * `transactionCardId`
   *
   * Secret: a credential.
   *
   * Seen from firmware 055.2 on.
   */
  tsi: string | null;
  /**
   * Whether the charger asks the time server or only listens.
   *
   * `timeServerMode`
   *
   * Values: 0 Poll, 1 ListenOnly.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  tsom: TimeServerMode;
  /**
   * How often the time server is asked, 15 s at least.
   *
   * `timeSyncInterval` · in ms
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  tssi: number;
  /**
   * Whether the clock jumps to the right time or glides there.
   *
   * `timeSyncMode`
   *
   * Values: 0 Immediate, 1 Smooth.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  tssm: TimeSyncMode;
  /**
   * State of the latest clock synchronisation.
   *
   * `timeSyncStatus`
   *
   * Values: 0 Reset, 1 Completed, 2 InProgress.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  tsss: TimeSyncStatus;
  /**
   * How long an authorisation waits for a car; unit not published, presumably s.
   *
   * `transactionTimeout`
   *
   * Seen from firmware 60.4 on.
   */
  txt: number;
  /**
   * Model name, such as go-eCharger or go-eCharger_V4.
   *
   * `deviceType`
   *
   * Seen from firmware 053.1 on.
   */
  typ: string;
  /**
   * Time zone picked in the app, free text that the charger only stores.
   *
   * `timezoneName`
   *
   * Seen from firmware 59.4 on.
   */
  tzt: string;
  /**
   * Mains frequency below which charging power is reduced.
   *
   * `underfrequencyThreshold` · in Hz
   *
   * Guarded (safety): A wrong threshold keeps the charger from supporting a weak grid as the rules demand.
   *
   * Seen from firmware 056.2 on.
   */
  ufa: number;
  /**
   * Whether charging power is reduced when the mains frequency drops.
   *
   * `underfrequencyEnabled`
   *
   * Guarded (safety): False keeps the charger from supporting a weak grid as the rules demand.
   *
   * Seen from firmware 056.2 on.
   */
  ufe: boolean;
  /**
   * Whether the reduction starts from nominal or from actual power.
   *
   * `underfrequencyMode`
   *
   * Values: 0 Nominal, 1 Actual.
   *
   * Guarded (safety): The other mode reduces power in a way the grid operator may not permit.
   *
   * Seen from firmware 056.2 on.
   */
  ufm: UnderfrequencyMode;
  /**
   * Mains frequency at which charging stops altogether.
   *
   * `underfrequencyStop` · in Hz
   *
   * Guarded (safety): A wrong value keeps charging alive on a grid that is about to fail.
   *
   * Seen from firmware 056.2 on.
   */
  ufs: number;
  /**
   * Whether the cable is released when the power fails.
   *
   * `unlockOnPowerOutage`
   *
   * Seen on firmware 053.1 to 60.2.
   */
  upo: boolean;
  /**
   * Names of the voltage sensors.
   *
   * `controllerVoltageSensors`
   *
   * Only with go-e Controller.
   */
  usn: string[];
  /**
   * When the cable stays locked in the socket.
   *
   * `cableLockMode`
   *
   * Values: 0 Normal, 1 AutoUnlock, 2 AlwaysLock, 3 ForceUnlock.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  ust: CableLockMode;
  /**
   * Voltages of each sensor of usn.
   *
   * `controllerVoltageReadings` · in V
   *
   * Only with go-e Controller.
   */
  usv: {
    /** V */
    u1: number | null;
    /** V */
    u2: number | null;
    /** V */
    u3: number | null;
    /** V */
    uN: number | null;
  }[];
  /**
   * Date and time in UTC without zone suffix; the format varies with the firmware.
   *
   * `utcTime`
   *
   * Seen from firmware 053.1 on.
   */
  utc: string;
  /**
   * Whether charging reacts to low mains voltage.
   *
   * `undervoltageEnabled`
   *
   * Guarded (safety): False lets charging go on at a mains voltage that is too low.
   *
   * Seen from firmware 59.4 on.
   */
  uve: boolean;
  /**
   * How long the mains voltage must be low before charging reacts.
   *
   * `undervoltageTime` · in ms
   *
   * Guarded (safety): Too long a time lets charging go on at a mains voltage that is too low.
   *
   * Seen from firmware 59.4 on.
   */
  uvs: number;
  /**
   * Mains voltage below which charging reacts.
   *
   * `undervoltageThreshold` · in V
   *
   * Guarded (safety): Too low a threshold lets charging go on at a mains voltage that is too low.
   *
   * Seen from firmware 59.4 on.
   */
  uvt: number;
  /**
   * Power class of the unit in kW: 11 for 16 A, 22 for 32 A.
   *
   * `powerClass`
   *
   * Values: 11 Kw11, 22 Kw22.
   *
   * Seen from firmware 053.1 on.
   */
  var: PowerClass;
  /**
   * Whether the charger's own access point is switched on; inferred from its name.
   *
   * `wifiApEnabled`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  wae: boolean;
  /**
   * Password of the charger's own WiFi access point.
   *
   * `apKey`
   *
   * Guarded (lockout): Devices that join by the old access point password no longer get in.
   *
   * Secret: a credential.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  wak: boolean | string;
  /**
   * Name of the charger's own WiFi access point.
   *
   * `apName`
   *
   * Guarded (lockout): Devices that look for the old access point name no longer find it.
   *
   * Sensitive: personal or network data.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  wan: string;
  /**
   * Channel of the charger's own access point.
   *
   * `wifiApChannel`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  wapc: number;
  /**
   * Which of the two WiFi antennas is used.
   *
   * `wifiAntenna`
   *
   * Values: 0 Antenna0, 1 Antenna1, 2 Auto.
   *
   * Seen on firmware 60.2.
   */
  wat: WifiAntenna;
  /**
   * Part of the charging power that comes from the battery.
   *
   * `batterySharePower` · in W
   *
   * Seen from firmware 59.4 on.
   */
  wb: number | null;
  /**
   * Channel width for WiFi and access point.
   *
   * `wifiBandwidth`
   *
   * Values: 1 Ht20, 2 Ht40.
   *
   * Seen from firmware 59.4 on.
   */
  wbw: WifiBandwidth;
  /**
   * Hardware address of the access point the charger is joined to.
   *
   * `wifiBssid`
   *
   * Sensitive: personal or network data.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  wcb: string;
  /**
   * HTTP clients connected to the local web server.
   *
   * `webClientsHttp`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  wcch: number;
  /**
   * WebSocket clients connected to the local web server.
   *
   * `webClientsWebsocket`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  wccw: number;
  /**
   * Whether the charger's own access point is off while the cloud is connected.
   *
   * `apDisabledWithCloud`
   *
   * Guarded (lockout): True takes away the access point, the way in when the home network fails.
   *
   * Seen from firmware 59.4 on.
   */
  wda: boolean;
  /**
   * Whether the charger joins a WiFi at all; its own access point is not affected.
   *
   * `wifiEnabled`
   *
   * Guarded (lockout): False takes the charger off the home network.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  wen: boolean;
  /**
   * Hardware addresses of access points that could not be joined, or null.
   *
   * `wifiFailedBssids`
   *
   * Sensitive: personal or network data.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  wfb: string[] | null;
  /**
   * Part of the charging power that comes from the grid.
   *
   * `gridSharePower` · in W
   *
   * Seen from firmware 59.4 on.
   */
  wg: number | null;
  /**
   * Energy charged since the car was plugged in; may drop after a phase switch.
   *
   * `sessionEnergy` · in Wh
   *
   * Seen from firmware 051.4 on.
   */
  wh: number;
  /**
   * Session energy by the approved MID meter, or null without one.
   *
   * `sessionEnergyMid` · in Wh
   *
   * Seen from firmware 60.3 on. Only with PRO or CORE.
   */
  wh_mid: number | null;
  /**
   * Session energy that came from the battery.
   *
   * `sessionEnergyBattery` · in Wh
   *
   * Seen from firmware 59.4 on.
   */
  whb: number;
  /**
   * Session energy that came from the grid.
   *
   * `sessionEnergyGrid` · in Wh
   *
   * Seen from firmware 59.4 on.
   */
  whg: number;
  /**
   * Session energy whose origin is unknown.
   *
   * `sessionEnergyOther` · in Wh
   *
   * Seen from firmware 59.4 on.
   */
  who: number;
  /**
   * Session energy that came from solar production.
   *
   * `sessionEnergySolar` · in Wh
   *
   * Seen from firmware 59.4 on.
   */
  whs: number;
  /**
   * Stored WiFi networks with static addressing; passwords can be written but not read.
   *
   * `wifiNetworks` · at most 10 elements
   *
   * Guarded (lockout): A wrong name or password takes the charger off the home network.
   *
   * Secret: a credential.
   *
   * Seen from firmware 053.1 on.
   */
  wifis: {
    /** at most 32 characters, an empty object leaves its slot alone */
    ssid: string;
    /** at most 64 characters, the password; read: whether there is one */
    key: boolean;
    useStaticIp?: boolean;
    staticIp?: string;
    staticSubnet?: string;
    staticGateway?: string;
    useStaticDns?: boolean;
    staticDns0?: string;
    staticDns1?: string;
    staticDns2?: string;
  }[];
  /**
   * Part of the charging power whose origin is unknown.
   *
   * `otherSharePower` · in W
   *
   * Seen from firmware 59.4 on.
   */
  wo: number | null;
  /**
   * Hardware addresses of access points that will be tried next, or null.
   *
   * `wifiPlannedBssids`
   *
   * Sensitive: personal or network data.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  wpb: string[] | null;
  /**
   * Part of the charging power that comes from solar production.
   *
   * `solarSharePower` · in W
   *
   * Seen from firmware 59.4 on.
   */
  ws: number | null;
  /**
   * How many WiFi errors have occurred.
   *
   * `wifiErrorCount`
   *
   * Seen from firmware 053.1 on.
   */
  wsc: number;
  /**
   * Recent WiFi errors, each a list of when, network, access point and reason; or null.
   *
   * `wifiErrorLog`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 055.7 on.
   */
  wsl: unknown[][] | null;
  /**
   * Text of the latest WiFi error, empty without one.
   *
   * `wifiErrorMessage`
   *
   * Sensitive: personal or network data.
   *
   * See `wsl` instead.
   *
   * Seen on firmware 053.1.
   *
   * @deprecated Gone from the newer tables; the log in wsl took its place.
   */
  wsm: string;
  /**
   * Lowest signal at which an access point is joined.
   *
   * `wifiMinSignal` · in dBm
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  wsmr: number;
  /**
   * Step the WiFi connection logic is at.
   *
   * `wifiState`
   *
   * Values: 0 None, 1 Scanning, 2 Connecting, 3 Connected.
   *
   * Seen from firmware 053.1 on.
   */
  wsms: WifiState;
  /**
   * Meaning not published; a truth about the search for WiFi.
   *
   * `unknownWspc`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  wspc: boolean;
  /**
   * Meaning not published; a truth about the search for WiFi.
   *
   * `unknownWspr`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  wspr: boolean;
  /**
   * Status of the WiFi link as the network library names it.
   *
   * `wifiStatus`
   *
   * Values: 0 Idle, 1 NoSsidAvailable, 2 ScanCompleted, 3 Connected, 4 ConnectFailed, 5 ConnectionLost, 6
   * Disconnected, 7 Connecting, 8 Disconnecting, 9 NoShield, 10 WaitingForIp.
   *
   * Seen from firmware 053.1 on.
   */
  wst: WifiStatus;
  /**
   * Power offset for sites that must not export; the exact effect is not published.
   *
   * `zeroFeedInOffset` · in W
   *
   * Seen from firmware 053.1 on.
   */
  zfo: number;
}

/**
 * Every key that can be written, with what the charger takes for it.
 */
export interface Settings {
  /**
   * Whether charging may be interrupted; solar charging needs it, some cars dislike it.
   *
   * `allowChargePause`
   *
   * Seen from firmware 053.1 on.
   */
  acp?: boolean;
  /**
   * Who may charge: anybody, whoever authorises first, or whom a charging backend lets through.
   *
   * `accessControl`
   *
   * Values: 0 Open, 1 Wait, 2 Evcms.
   *
   * Opens the charger to anybody, or closes it to those who have not authorised.
   *
   * Seen from firmware 053.1 on.
   */
  acs?: 0 | 1 | 2;
  /**
   * Highest current per phase that the installation permits; set once, not meant for control.
   *
   * `maxCurrentLimit` · 0 to 255 A
   *
   * Guarded (safety): Set above what the wiring and fuses stand, cables may overheat. Needs `{ confirm: ["ama"] }`.
   *
   * Seen from firmware 053.1 on.
   */
  ama?: number;
  /**
   * Current the car may draw at most on each phase.
   *
   * `requestedCurrent` · 6 to 32 A
   *
   * Seen from firmware 053.1 on.
   */
  amp?: number;
  /**
   * Whether the daily trip mode also follows eco mode; the exact rule is not published.
   *
   * `nextTripKeepInEco`
   *
   * Seen from firmware 053.1 on.
   */
  ara?: boolean;
  /**
   * Energy the car should have received by the departure time.
   *
   * `nextTripEnergy` · in Wh
   *
   * Seen from firmware 053.1 on.
   */
  ate?: number;
  /**
   * Departure time of the daily trip, in seconds after local midnight.
   *
   * `nextTripTime` · in s
   *
   * Seen from firmware 053.1 on.
   */
  att?: number;
  /**
   * Number of the price provider and zone that market prices are fetched for.
   *
   * `tariffId` · 0 to 65535
   *
   * Seen from firmware 053.1 on.
   */
  awc?: number;
  /**
   * Whether eco mode charges when electricity is cheap.
   *
   * `flexibleTariffEnabled`
   *
   * Seen from firmware 053.1 on.
   */
  awe?: boolean;
  /**
   * Price per kWh up to which eco mode charges from the grid.
   *
   * `maxPrice` · in ct
   *
   * Seen from firmware 053.1 on.
   */
  awp?: number;
  /**
   * Market prices ahead, which may be handed to the charger instead of being fetched by it.
   *
   * `priceList`
   *
   * Write-only: what was written cannot be read back.
   *
   * Seen from firmware 59.4 on.
   */
  awpl?: {
    /** s, unix time */
    start: number;
    /** s, unix time */
    end: number;
    /** ct, per kWh, may be negative */
    marketprice: number;
  }[] | {
    /** s, unix time of the first slot */
    start: number;
    /** above 0 s, length of a slot */
    interval: number;
    /** ct per kWh, one for each slot */
    marketprice: number[];
  };
  /**
   * When the button on the device is kept from changing the charging current.
   *
   * `buttonCurrentLock`
   *
   * Values: 0 AlwaysLock, 1 LockWhenCarIsConnected, 2 LockWhenCarIsCharging, 3 NeverLock.
   *
   * Firmware up to 054 reads true or false, later one 0 to 3, whichever was written.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  bac?: boolean | 0 | 1 | 2 | 3;
  /**
   * When the button on the device is kept from resetting the access point.
   *
   * `buttonApResetLock`
   *
   * Values: 0 AlwaysLock, 1 LockWhenCarIsConnected, 2 LockWhenCarIsCharging, 3 NeverLock.
   *
   * Seen on firmware 59.4 to 60.2.
   */
  bar?: 0 | 1 | 2 | 3;
  /**
   * Energy charged with the card in slot 0.
   *
   * `card0Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c0e?: number;
  /**
   * Whether a card is stored in slot 0; written as its id, which cannot be read back.
   *
   * `card0Id`
   *
   * Whoever holds a card with this id may charge.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c0i?: string;
  /**
   * Name of the card in slot 0.
   *
   * `card0Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c0n?: string;
  /**
   * Energy charged with the card in slot 1.
   *
   * `card1Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c1e?: number;
  /**
   * Whether a card is stored in slot 1; written as its id, which cannot be read back.
   *
   * `card1Id`
   *
   * Whoever holds a card with this id may charge.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c1i?: string;
  /**
   * Name of the card in slot 1.
   *
   * `card1Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c1n?: string;
  /**
   * Energy charged with the card in slot 2.
   *
   * `card2Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c2e?: number;
  /**
   * Whether a card is stored in slot 2; written as its id, which cannot be read back.
   *
   * `card2Id`
   *
   * Whoever holds a card with this id may charge.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c2i?: string;
  /**
   * Name of the card in slot 2.
   *
   * `card2Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c2n?: string;
  /**
   * Energy charged with the card in slot 3.
   *
   * `card3Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c3e?: number;
  /**
   * Whether a card is stored in slot 3; written as its id, which cannot be read back.
   *
   * `card3Id`
   *
   * Whoever holds a card with this id may charge.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c3i?: string;
  /**
   * Name of the card in slot 3.
   *
   * `card3Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c3n?: string;
  /**
   * Energy charged with the card in slot 4.
   *
   * `card4Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c4e?: number;
  /**
   * Whether a card is stored in slot 4; written as its id, which cannot be read back.
   *
   * `card4Id`
   *
   * Whoever holds a card with this id may charge.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c4i?: string;
  /**
   * Name of the card in slot 4.
   *
   * `card4Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c4n?: string;
  /**
   * Energy charged with the card in slot 5.
   *
   * `card5Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c5e?: number;
  /**
   * Whether a card is stored in slot 5; written as its id, which cannot be read back.
   *
   * `card5Id`
   *
   * Whoever holds a card with this id may charge.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c5i?: string;
  /**
   * Name of the card in slot 5.
   *
   * `card5Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c5n?: string;
  /**
   * Energy charged with the card in slot 6.
   *
   * `card6Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c6e?: number;
  /**
   * Whether a card is stored in slot 6; written as its id, which cannot be read back.
   *
   * `card6Id`
   *
   * Whoever holds a card with this id may charge.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c6i?: string;
  /**
   * Name of the card in slot 6.
   *
   * `card6Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c6n?: string;
  /**
   * Energy charged with the card in slot 7.
   *
   * `card7Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c7e?: number;
  /**
   * Whether a card is stored in slot 7; written as its id, which cannot be read back.
   *
   * `card7Id`
   *
   * Whoever holds a card with this id may charge.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c7i?: string;
  /**
   * Name of the card in slot 7.
   *
   * `card7Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c7n?: string;
  /**
   * Energy charged with the card in slot 8.
   *
   * `card8Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c8e?: number;
  /**
   * Whether a card is stored in slot 8; written as its id, which cannot be read back.
   *
   * `card8Id`
   *
   * Whoever holds a card with this id may charge.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c8i?: string;
  /**
   * Name of the card in slot 8.
   *
   * `card8Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c8n?: string;
  /**
   * Energy charged with the card in slot 9.
   *
   * `card9Energy` · in Wh
   *
   * Seen from firmware 60.2 on.
   */
  c9e?: number;
  /**
   * Whether a card is stored in slot 9; written as its id, which cannot be read back.
   *
   * `card9Id`
   *
   * Whoever holds a card with this id may charge.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Seen from firmware 60.2 on.
   */
  c9i?: string;
  /**
   * Name of the card in slot 9.
   *
   * `card9Name`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 60.2 on.
   */
  c9n?: string;
  /**
   * Whether the charger may be read and controlled through the vendor's cloud HTTP API.
   *
   * `cloudApiEnabled`
   *
   * Guarded (security): True opens the charger to remote control by anybody who holds the cloud token. Needs
   * `{ confirm: ["cae"] }`.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  cae?: boolean;
  /**
   * Access token of the cloud API; whatever is written, the charger makes up a new one.
   *
   * `cloudApiKey`
   *
   * Guarded (destructive): Any write replaces the cloud token at once; whoever uses the old one is cut off. Needs
   * `{ confirm: ["cak"] }`.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  cak?: string;
  /**
   * The ten RFID card slots with name, energy and whether a card is learned.
   *
   * `cards` · at most 10 elements
   *
   * Changes which cards may charge.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Seen from firmware 051.4 on.
   *
   * @deprecated Announced as dropped in firmware 60.0, yet listed by later tables; prefer c0n to c9n, c0e to c9e, c0i
   * to c9i.
   */
  cards?: {
    /** "n/a" or "User n" while unnamed */
    name?: string;
    /** Wh */
    energy?: number;
    /** id to store; an empty object leaves its slot alone */
    rfid?: string;
  }[];
  /**
   * How much each current sensor counts for each category: a list for each sensor of isn, with a factor for each
   * category of ccn.
   *
   * `controllerCategoryFactors`
   *
   * Wrong factors make a Controller report wrong powers, which chargers then regulate by.
   *
   * Only with go-e Controller.
   */
  ccf?: number[][];
  /**
   * LED ring colour while charging, as #RRGGBB.
   *
   * `colorCharging` · as #RRGGBB
   *
   * May read back in other letter case.
   *
   * Seen from firmware 053.1 on.
   */
  cch?: string;
  /**
   * Names of the sixteen categories, such as Home, Grid, Car, Solar and Akku.
   *
   * `controllerCategoryNames`
   *
   * Only with go-e Controller.
   */
  ccn?: string[];
  /**
   * Average consumption of the car, which the charger only keeps for the app.
   *
   * `carConsumption` · in kWh/100km
   *
   * Seen from firmware 053.1 on.
   */
  cco?: number;
  /**
   * LED ring colour once charging is finished, as #RRGGBB.
   *
   * `colorFinished` · as #RRGGBB
   *
   * May read back in other letter case.
   *
   * Seen from firmware 053.1 on.
   */
  cfi?: string;
  /**
   * LED ring colour without a car, as #RRGGBB.
   *
   * `colorIdle` · as #RRGGBB
   *
   * May read back in other letter case.
   *
   * Seen from firmware 053.1 on.
   */
  cid?: string;
  /**
   * Up to five currents that the push button steps through.
   *
   * `currentPresets` · in A, at most 5 elements
   *
   * A list may read back longer, filled up with zeros.
   *
   * Seen from firmware 053.1 on.
   */
  clp?: number[];
  /**
   * Whether surplus figures are thrown away after a gap in the readings.
   *
   * `clearSurplusDataAfterBreak`
   *
   * Seen from firmware 59.4 on.
   */
  csd?: boolean;
  /**
   * Car model picked in the app, free text of up to 64 characters.
   *
   * `carType` · at most 64 characters
   *
   * Seen from firmware 59.4 on.
   */
  ct?: string;
  /**
   * LED ring colour while the charger waits for the car, as #RRGGBB.
   *
   * `colorWaitingForCar` · as #RRGGBB
   *
   * May read back in other letter case.
   *
   * Seen from firmware 053.1 on.
   */
  cwc?: string;
  /**
   * Whether the charger keeps its connection to the vendor's cloud.
   *
   * `cloudEnabled`
   *
   * Guarded (lockout): False cuts the cloud: the app away from home and the cloud API stop working. Needs
   * `{ confirm: ["cwe"] }`.
   *
   * Seen from firmware 053.1 on.
   */
  cwe?: boolean;
  /**
   * Erases name, energy and id of the card in the given slot, counted from 0.
   *
   * `clearCard` · 0 to 9
   *
   * Guarded (destructive): The card in that slot is forgotten, with its name and its energy count. Needs
   * `{ confirm: ["del"] }`.
   *
   * Write-only: what was written cannot be read back.
   *
   * Seen from firmware 59.4 on.
   */
  del?: number;
  /**
   * Erases the stored WiFi network in the given slot, counted from 0.
   *
   * `deleteWifi` · 0 to 9
   *
   * Guarded (destructive): The network is forgotten; if it is the one in use, the charger goes offline. Needs
   * `{ confirm: ["delw"] }`.
   *
   * Write-only: what was written cannot be read back.
   *
   * Seen from firmware 59.4 on.
   */
  delw?: number;
  /**
   * Whether the digital input makes the charger use one phase only.
   *
   * `digitalInputSinglePhase`
   *
   * Guarded (safety): An outside release or limit wired to the input may no longer work as the electrician meant it.
   * Needs `{ confirm: ["di1"] }`.
   *
   * Seen from firmware 056.2 on.
   */
  di1?: boolean;
  /**
   * Whether the digital input has any effect.
   *
   * `digitalInputEnabled`
   *
   * Guarded (safety): False ignores an outside release or limit wired to the input. Needs `{ confirm: ["die"] }`.
   *
   * Seen from firmware 056.2 on.
   */
  die?: boolean;
  /**
   * Whether the digital input works the other way round.
   *
   * `digitalInputInverted`
   *
   * Guarded (safety): A wrong sense lets charging run exactly when the input should stop it. Needs
   * `{ confirm: ["dii"] }`.
   *
   * Seen from firmware 056.2 on.
   */
  dii?: boolean;
  /**
   * Energy after which a session stops; null switches the limit off.
   *
   * `energyLimit` · above 0 Wh
   *
   * Seen from firmware 053.1 on.
   */
  dwo?: number | null;
  /**
   * Whether the car is charged from the home battery at once.
   *
   * `wattpilotBoostEnabled`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  ebe?: boolean;
  /**
   * Whether that boost is for once (true) or for as long as the car is plugged in.
   *
   * `wattpilotBoostOnce`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  ebo?: boolean;
  /**
   * Charge level down to which a boost may discharge the home battery.
   *
   * `wattpilotBoostLimit` · 0 to 100 %
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  ebt?: number;
  /**
   * Powers that another system measures, one for each category of ccn.
   *
   * `controllerExternalPowers` · in W, at most 16 elements
   *
   * Null leaves a category as it is.
   *
   * An element that is null leaves what is there.
   *
   * Only with go-e Controller.
   */
  ecp?: (number | null)[];
  /**
   * How long the energy mix of a session keeps being counted after the plug was pulled.
   *
   * `energyMixAfterglow` · in ms
   *
   * Seen from firmware 59.4 on.
   */
  emx?: number;
  /**
   * Whether the app shows the trip goal in kWh rather than km; the charger only stores it.
   *
   * `energyTargetInKwh`
   *
   * Seen from firmware 053.1 on.
   */
  esk?: boolean;
  /**
   * Charge level of the home battery from which surplus charging may begin.
   *
   * `wattpilotBatteryLimit` · 0 to 100 %
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  fam?: number;
  /**
   * Whether optimised charging may pause; off for cars that dislike pauses.
   *
   * `wattpilotAllowPause`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  fap?: boolean;
  /**
   * How long solar charging goes on at least once it has begun.
   *
   * `minChargeTime` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  fmt?: number;
  /**
   * Display name of the charger, 4 to 64 characters.
   *
   * `name` · at most 64 characters
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 053.1 on.
   */
  fna?: string;
  /**
   * Water temperature at the Ohmpilot from which surplus charging may begin.
   *
   * `wattpilotOhmpilotLimit` · in °C
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  fot?: number;
  /**
   * Overrides the charging logic: charge, do not charge, or leave the decision to it.
   *
   * `forceState`
   *
   * Values: 0 Neutral, 1 Off, 2 On.
   *
   * Seen from firmware 053.1 on.
   */
  frc?: 0 | 1 | 2;
  /**
   * How solar charging rounds to whole ampere: towards import, nearest, or towards export.
   *
   * `roundingMode`
   *
   * Values: 0 PreferPowerFromGrid, 1 Default, 2 PreferPowerToGrid.
   *
   * Seen from firmware 053.1 on.
   */
  frm?: 0 | 1 | 2;
  /**
   * Surplus power from which solar charging begins.
   *
   * `startingPower` · in W
   *
   * Seen from firmware 053.1 on.
   */
  fst?: number;
  /**
   * Energy the car should have received by the departure time.
   *
   * `wattpilotTripEnergy` · from 0 Wh
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  fte?: number;
  /**
   * Departure time, in seconds after local midnight.
   *
   * `wattpilotTripTime` · from 0 s
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  ftt?: number;
  /**
   * Whether the Wattpilot charges by a dynamic electricity price.
   *
   * `wattpilotDynamicPricing`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  ful?: boolean;
  /**
   * Whether eco mode charges with solar surplus.
   *
   * `useSolarSurplus`
   *
   * Seen from firmware 053.1 on.
   */
  fup?: boolean;
  /**
   * Whether the site must not export, so that surplus is estimated rather than measured.
   *
   * `zeroFeedIn`
   *
   * Seen from firmware 053.1 on.
   */
  fzf?: boolean;
  /**
   * How long the grid must look healthy before charging resumes after a grid fault.
   *
   * `gridMonitoringTime` · in s
   *
   * Guarded (safety): Grid protection is set by the installer to the operator's rules; too short breaks them. Needs
   * `{ confirm: ["gmtr"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  gmtr?: number;
  /**
   * When grid monitoring last saw a fault; unit not published, probably ms since boot.
   *
   * `gridFaultAt`
   *
   * Seen from firmware 59.4 on.
   */
  gsa?: number | null;
  /**
   * Whether the local HTTP API v2 answers.
   *
   * `httpApiEnabled`
   *
   * Guarded (lockout): False turns off this API on the LAN; only the app or the cloud can turn it on again. Needs
   * `{ confirm: ["hai"] }`.
   *
   * Seen from firmware 053.1 on.
   */
  hai?: boolean;
  /**
   * Whether the old local API v1 answers, which knows no password.
   *
   * `httpLegacyApiEnabled`
   *
   * Guarded (security): True opens the old API, by which anybody in the network can control the charger. Needs
   * `{ confirm: ["hla"] }`.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  hla?: boolean;
  /**
   * Whether the web server asks for a password in the home network.
   *
   * `httpStationAuthentication`
   *
   * Guarded (lockout): Changes who gets past the web server at home; a client without the password is shut out. Needs
   * `{ confirm: ["hsa"] }`.
   *
   * Write-only: what was written cannot be read back.
   *
   * Seen from firmware 59.4 on.
   */
  hsa?: boolean;
  /**
   * Whether the web server can be reached from the home network.
   *
   * `httpStationReachable`
   *
   * Guarded (lockout): False hides the web server from the home network, this API included. Needs
   * `{ confirm: ["hws"] }`.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  hws?: boolean;
  /**
   * Feeds grid, solar and battery power to the solar regulation; to be sent about every 5 s.
   *
   * `inverterData`
   *
   * Write-only: what was written cannot be read back.
   *
   * Seen from firmware 59.4 on.
   */
  ids?: {
    /** W, negative while exporting */
    pGrid: number;
    /** W, solar production */
    pPv?: number;
    /** W, negative while charging the battery */
    pAkku?: number;
  } | null;
  /**
   * For each current sensor of isn whether its sign is turned round.
   *
   * `controllerInvertedSensors`
   *
   * Only with go-e Controller.
   */
  iim?: boolean[];
  /**
   * For each current sensor of isn the phase it measures: 0 L1, 1 L2, 2 L3, 3 N.
   *
   * `controllerSensorPhases`
   *
   * Only with go-e Controller.
   */
  ips?: number[];
  /**
   * Whether digital communication with the car by ISO 15118 is off, optional or required.
   *
   * `iso15118Mode`
   *
   * Values: 0 Off, 1 Optional, 2 Forced.
   *
   * Cars without ISO 15118 may not charge when it is required.
   *
   * Seen from firmware 60.4 on.
   */
  iso2en?: 0 | 1 | 2;
  /**
   * Current limit with an adapter for one phase.
   *
   * `adapterLimitSinglePhase` · 0 to 255 A
   *
   * Guarded (safety): Set above what adapter and socket stand, they may overheat. Needs `{ confirm: ["la1"] }`.
   *
   * Seen from firmware 056.2 on.
   */
  la1?: number;
  /**
   * Current limit with an adapter for three phases.
   *
   * `adapterLimitThreePhase` · 0 to 255 A
   *
   * Guarded (safety): Set above what the three-phase adapter and its socket stand, they may overheat. Needs
   * `{ confirm: ["la3"] }`.
   *
   * Seen from firmware 056.2 on.
   */
  la3?: number;
  /**
   * Brightness of the LED ring, 0 (dark) to 255.
   *
   * `ledBrightness` · 0 to 255
   *
   * Seen from firmware 053.1 on.
   */
  lbr?: number;
  /**
   * Charging mode: plain, eco (solar and cheap prices), or ready for the next trip.
   *
   * `logicMode`
   *
   * Values: 3 Default, 4 Eco, 5 NextTrip.
   *
   * Seen from firmware 053.1 on.
   */
  lmo?: 3 | 4 | 5;
  /**
   * Whether the charger shares its current with others in a group.
   *
   * `loadBalancingEnabled`
   *
   * Guarded (safety): False lets each charger draw its full current, so the shared fuse may be overloaded. Needs
   * `{ confirm: ["loe"] }`.
   *
   * Seen from firmware 053.1 on.
   */
  loe?: boolean;
  /**
   * Current per phase to use when the group cannot be reached.
   *
   * `loadBalancingFallback` · 0 or 6 to 32 A
   *
   * Guarded (safety): Too high a fallback in several chargers together may overload the shared fuse. Needs
   * `{ confirm: ["lof"] }`.
   *
   * Seen from firmware 053.1 on.
   */
  lof?: number;
  /**
   * Id of the load balancing group; all its chargers use the same.
   *
   * `loadGroupId`
   *
   * Guarded (safety): A charger in another group no longer counts towards the limit of its shared fuse. Needs
   * `{ confirm: ["log"] }`.
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 053.1 on.
   */
  log?: string;
  /**
   * Priority of this charger within its load balancing group.
   *
   * `loadPriority` · 1 to 99
   *
   * Guarded (safety): Changes how a shared limit is split; part of the installer's load balancing setup. Needs
   * `{ confirm: ["lop"] }`.
   *
   * Seen from firmware 053.1 on.
   */
  lop?: number;
  /**
   * Whether the load balancing settings are locked against changes.
   *
   * `loadBalancingProtected`
   *
   * Guarded (safety): False opens the load balancing setup, and so the fuse protection, to changes. Needs
   * `{ confirm: ["lopr"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  lopr?: boolean;
  /**
   * Current the load balancing group may draw in all.
   *
   * `loadBalancingTotal` · from 0 A
   *
   * Guarded (safety): Set above what the shared fuse stands, the group may overload it. Needs `{ confirm: ["lot"] }`.
   *
   * A number that is written reads back as `amp` of an object.
   *
   * Seen from firmware 053.1 on.
   */
  lot?: number | {
    /** A, in effect */
    amp?: number;
    /** A, dynamic limit of the group */
    dyn?: number;
    /** A, fixed limit */
    sta?: number;
    /** s, unix time of the change; the newer one wins */
    ts?: number;
  };
  /**
   * Whether the group limit is fixed or follows a measurement.
   *
   * `loadBalancingType`
   *
   * Values: 0 Static, 1 Dynamic.
   *
   * Guarded (safety): A limit that follows another measurement than the shared fuse has may overload it. Needs
   * `{ confirm: ["loty"] }`.
   *
   * Seen from firmware 053.1 on.
   */
  loty?: 0 | 1;
  /**
   * Stores the card read last in the given slot, counted from 0.
   *
   * `learnCard` · 0 to 9
   *
   * Guarded (destructive): Whatever card that slot held is replaced. Needs `{ confirm: ["lrn"] }`.
   *
   * Write-only: what was written cannot be read back.
   *
   * Seen from firmware 59.4 on.
   */
  lrn?: number;
  /**
   * Whether the LED ring goes dark after a while to save power.
   *
   * `ledSaveEnergy`
   *
   * Seen from firmware 053.1 on.
   */
  lse?: boolean;
  /**
   * Which grid phase feeds each phase of the charger; 1, 2, 3 when wired straight.
   *
   * `phaseMapping`
   *
   * Guarded (safety): A wrong phase order makes load balancing relieve the wrong phase and overload another. Needs
   * `{ confirm: ["map"] }`.
   *
   * Seen from firmware 053.1 on.
   */
  map?: [
    /** 1 to 3 */
    l1: number,
    /** 1 to 3 */
    l2: number,
    /** 1 to 3 */
    l3: number,
  ];
  /**
   * User name for the access point of the mobile network.
   *
   * `modemApnUser`
   *
   * Wrong settings of the modem cut a charger off that has no other network.
   *
   * Sensitive: personal or network data.
   *
   * Only with cellular modem.
   */
  mau?: JsonValue;
  /**
   * Lowest current per phase that the charging logic will use.
   *
   * `minChargingCurrent` · 0 to 255 A
   *
   * Seen from firmware 053.1 on.
   */
  mca?: number;
  /**
   * Whether the charger reports to an MQTT broker and takes orders from it.
   *
   * `mqttEnabled`
   *
   * Guarded (security): True hands status and control to the configured MQTT broker. Needs `{ confirm: ["mce"] }`.
   *
   * Seen from firmware 053.1 on.
   */
  mce?: boolean;
  /**
   * Charging interval for cars that dislike long breaks; 0 switches it off.
   *
   * `minChargingInterval` · 0 or from 300000 ms
   *
   * Seen from firmware 053.1 on.
   */
  mci?: number;
  /**
   * Private key with which the charger proves its identity to the broker.
   *
   * `mqttClientKey`
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   */
  mck?: string;
  /**
   * How long a charging pause lasts at least; 0 switches this off.
   *
   * `minPauseDuration` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  mcpd?: number;
  /**
   * When the running minimum pause is over, presumably in ms since boot; null ends it at once.
   *
   * `minPauseEndsAt` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  mcpea?: number | null;
  /**
   * Whether orders that come through the MQTT broker are refused.
   *
   * `mqttReadOnly`
   *
   * Guarded (security): False lets anybody with access to the broker change settings. Needs `{ confirm: ["mcr"] }`.
   *
   * Seen from firmware 053.1 on.
   */
  mcr?: boolean;
  /**
   * Address of the MQTT broker, user name and password included.
   *
   * `mqttUrl`
   *
   * Guarded (security): Status data goes to the new broker, which may also take control of the charger. Needs
   * `{ confirm: ["mcu"] }`.
   *
   * Secret: a credential.
   *
   * Seen from firmware 053.1 on.
   */
  mcu?: string;
  /**
   * Whether the Controller asks a Mecmeter.
   *
   * `controllerMecmeterEnabled`
   *
   * Only with go-e Controller.
   */
  mece?: boolean;
  /**
   * How much each of the three Mecmeter loads counts for each category of ccn.
   *
   * `controllerMecmeterFactors`
   *
   * Only with go-e Controller.
   */
  mecf?: number[][];
  /**
   * Address of the Mecmeter, user name and password included.
   *
   * `controllerMecmeterUrl`
   *
   * Secret: a credential.
   *
   * Only with go-e Controller.
   */
  mecu?: string;
  /**
   * Whether the charger can be read and controlled by Modbus TCP.
   *
   * `modbusEnabled`
   *
   * Guarded (security): True opens Modbus, by which anybody in the network can control the charger. Needs
   * `{ confirm: ["men"] }`.
   *
   * Seen from firmware 053.1 on.
   */
  men?: boolean;
  /**
   * Whether the charger announces its values to Home Assistant by MQTT.
   *
   * `mqttHomeAssistantDiscovery`
   *
   * Seen from firmware 59.4 on.
   */
  mhe?: boolean;
  /**
   * Topic under which Home Assistant looks for announcements; null restores the default.
   *
   * `mqttHomeAssistantPrefix`
   *
   * Null sets the default, and reads back as that.
   *
   * Seen from firmware 59.4 on.
   */
  mht?: string | null;
  /**
   * Whether the Controller asks a Modbus server.
   *
   * `controllerModbusMasterEnabled`
   *
   * Only with go-e Controller.
   */
  mme?: boolean;
  /**
   * Host of the Modbus server that the Controller asks.
   *
   * `controllerModbusMasterHost`
   *
   * Sensitive: personal or network data.
   *
   * Only with go-e Controller.
   */
  mmh?: string;
  /**
   * Two things: on a charger the highest charging power measured with this car in W, read-only; on a go-e Controller
   * the TCP port of the Modbus server that it asks, which can be set.
   *
   * `maxMeasuredPower` · 0 to 65535
   *
   * Seen from firmware 053.1 on.
   */
  mmp?: number;
  /**
   * Access point name of the mobile network.
   *
   * `modemApn`
   *
   * Wrong settings of the modem cut a charger off that has no other network.
   *
   * Sensitive: personal or network data.
   *
   * Only with cellular modem.
   */
  moap?: JsonValue;
  /**
   * PIN of the SIM card.
   *
   * `modemPin`
   *
   * Wrong settings of the modem cut a charger off that has no other network.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Only with cellular modem.
   */
  mopi?: JsonValue;
  /**
   * Password for the access point of the mobile network.
   *
   * `modemApnPassword`
   *
   * Wrong settings of the modem cut a charger off that has no other network.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Only with cellular modem.
   */
  mpap?: JsonValue;
  /**
   * Shortest time between two switches of the number of phases.
   *
   * `minPhaseToggleWait` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  mptwt?: number;
  /**
   * How long another number of phases must be wanted before the switch is made.
   *
   * `minPhaseWishTime` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  mpwst?: number;
  /**
   * Certificate with which the charger proves its identity to the broker.
   *
   * `mqttClientCertificate`
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   */
  mqcc?: string;
  /**
   * Whether the name in the broker's certificate is left unchecked.
   *
   * `mqttSkipCommonNameCheck`
   *
   * Guarded (security): True lets a broker with a certificate for another name pass. Needs `{ confirm: ["mqcn"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  mqcn?: boolean;
  /**
   * Whether the broker's certificate is checked against the built-in list of authorities.
   *
   * `mqttUseGlobalCaStore`
   *
   * Guarded (security): Changes which authorities vouch for the broker; a wrong choice trusts too many or none. Needs
   * `{ confirm: ["mqg"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  mqg?: boolean;
  /**
   * Whether the broker's certificate is accepted without any check.
   *
   * `mqttSkipServerVerification`
   *
   * Guarded (security): True lets anybody in between pose as the broker. Needs `{ confirm: ["mqss"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  mqss?: boolean;
  /**
   * Whether the two bytes of a Modbus register are exchanged.
   *
   * `modbusSwapBytes`
   *
   * Seen from firmware 055.2 on.
   */
  msb?: boolean;
  /**
   * Certificate by which the broker is recognised.
   *
   * `mqttServerCertificate`
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   */
  msc?: string;
  /**
   * TCP port of the Modbus server, 502 by default; a change needs a restart of it.
   *
   * `modbusPort` · 0 to 65535
   *
   * Seen on firmware 055.2 to 59.4.
   */
  msp?: number;
  /**
   * Whether the two registers of a 32 bit Modbus value are exchanged.
   *
   * `modbusSwapRegisters`
   *
   * Seen from firmware 055.2 on.
   */
  msr?: boolean;
  /**
   * Topic under which all values are published, ending in a slash; null restores the default.
   *
   * `mqttTopicPrefix`
   *
   * All MQTT topics change; the text has to end in a slash or brokers drop the charger.
   *
   * Null sets the default, and reads back as that.
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 053.1 on.
   */
  mtp?: string | null;
  /**
   * Turns the ground check off, as IT networks like Norway's need it.
   *
   * `norwayMode`
   *
   * Guarded (safety): True turns the ground check off; outside IT networks a broken earth goes unnoticed. Needs
   * `{ confirm: ["nmo"] }`.
   *
   * Seen from firmware 053.1 on.
   */
  nmo?: boolean;
  /**
   * How often meter values are sent at round clock times; 0 sends none.
   *
   * `ocppClockAlignedInterval` · in s
   *
   * Seen from firmware 59.4 on.
   */
  ocppai?: number;
  /**
   * Whether unknown cards may charge while the OCPP backend is unreachable.
   *
   * `ocppAllowOfflineUnknown`
   *
   * Seen from firmware 59.4 on.
   */
  ocppao?: boolean;
  /**
   * Certificate with which the charger proves its identity to the OCPP backend.
   *
   * `ocppClientCertificate`
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  ocppcc?: string;
  /**
   * Private key with which the charger proves its identity to the OCPP backend.
   *
   * `ocppClientKey`
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  ocppck?: string;
  /**
   * Whether meter values are sent during a transaction or whenever the car charges.
   *
   * `ocppMeterValuesCondition`
   *
   * Values: 0 WhenTransactionId, 1 WhenCharging.
   *
   * Seen from firmware 59.4 on.
   */
  ocppcm?: 0 | 1;
  /**
   * Whether the name in the OCPP backend's certificate is left unchecked.
   *
   * `ocppSkipCommonNameCheck`
   *
   * Guarded (security): True lets an OCPP backend with a certificate for another name pass. Needs
   * `{ confirm: ["ocppcn"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  ocppcn?: boolean;
  /**
   * Card id reported to the OCPP backend when charging starts without any card.
   *
   * `ocppDummyCardId`
   *
   * Sensitive: personal or network data.
   *
   * Seen from firmware 59.4 on.
   */
  ocppd?: string;
  /**
   * Whether the charger is run by an OCPP backend.
   *
   * `ocppEnabled`
   *
   * The OCPP backend takes over; local control then has little or no effect.
   *
   * Seen from firmware 053.1 on.
   */
  ocppe?: boolean;
  /**
   * Current used while the OCPP backend is away; unit not published, presumably A.
   *
   * `ocppFallbackCurrent` · 0 to 255
   *
   * Seen from firmware 59.4 on.
   */
  ocppf?: number | null;
  /**
   * Interval of clock-aligned meter values that a factory reset brings back, presumably in s.
   *
   * `ocppFactoryClockAlignedInterval`
   *
   * Write-only: what was written cannot be read back.
   *
   * Seen from firmware 60.2 on.
   */
  ocppfai?: number;
  /**
   * Whether the OCPP backend is checked against the built-in list of authorities.
   *
   * `ocppUseGlobalCaStore`
   *
   * Guarded (security): Changes which authorities vouch for the OCPP backend; a wrong choice trusts too many or none.
   * Needs `{ confirm: ["ocppg"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  ocppg?: boolean;
  /**
   * How often the charger sends a sign of life to the OCPP backend.
   *
   * `ocppHeartbeatInterval` · in s
   *
   * Seen from firmware 053.1 on.
   */
  ocpph?: number;
  /**
   * How often meter values are sent to the OCPP backend during a transaction.
   *
   * `ocppMeterValueInterval` · in s
   *
   * Seen from firmware 053.1 on.
   */
  ocppi?: number;
  /**
   * Whether the OCPP backend has taken the charger out of service.
   *
   * `ocppInoperable`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  ocppio?: boolean;
  /**
   * Whether the charger keeps a list of approved cards from the OCPP backend.
   *
   * `ocppLocalAuthListEnabled`
   *
   * Seen from firmware 59.4 on.
   */
  ocppla?: boolean;
  /**
   * Whether known cards are approved locally while the OCPP backend is unreachable.
   *
   * `ocppAuthorizeOffline`
   *
   * Seen from firmware 59.4 on.
   */
  ocpplo?: boolean;
  /**
   * Whether the phases are rotated for OCPP to suit the wiring.
   *
   * `ocppRotatePhases`
   *
   * Seen from firmware 59.4 on.
   */
  ocppr?: boolean;
  /**
   * Whether the charger streams its log to the OCPP backend, for support cases.
   *
   * `ocppRemoteLog`
   *
   * Sends the log to the OCPP backend.
   *
   * Seen from firmware 59.4 on.
   */
  ocpprl?: boolean;
  /**
   * Certificate by which the OCPP backend is recognised.
   *
   * `ocppServerCertificate`
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  ocppsc?: string;
  /**
   * Whether the OCPP backend's certificate is accepted without any check.
   *
   * `ocppSkipServerVerification`
   *
   * Guarded (security): True lets anybody in between pose as the OCPP backend. Needs `{ confirm: ["ocppss"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  ocppss?: boolean;
  /**
   * Whether the charger sets its clock by what the OCPP backend says at sign-on.
   *
   * `ocppAcceptTime`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   */
  ocppt?: boolean;
  /**
   * Id of the OCPP transaction in progress, or null.
   *
   * `ocppTransactionId`
   *
   * Seen from firmware 59.4 on.
   */
  ocppti?: number | null;
  /**
   * Tariff text that the coming sessions are labelled with.
   *
   * `ocppTariffText`
   *
   * Seen from firmware 60.3 on.
   */
  ocpptt?: string;
  /**
   * WebSocket address of the OCPP backend; may contain credentials.
   *
   * `ocppUrl`
   *
   * Guarded (security): The backend at the new address gains control of the charger. Needs `{ confirm: ["ocppu"] }`.
   *
   * Secret: a credential.
   *
   * Seen from firmware 053.1 on.
   */
  ocppu?: string;
  /**
   * Installs the given firmware, named as in the list of offered versions.
   *
   * `startFirmwareUpdate`
   *
   * Guarded (destructive): Replaces the firmware, possibly by an older one, and restarts the charger. Needs
   * `{ confirm: ["oct"] }`.
   *
   * Write-only: what was written cannot be read back.
   *
   * Seen from firmware 59.4 on.
   */
  oct?: string;
  /**
   * Whether only the card that began an OCPP transaction may end it.
   *
   * `ocppSameCardToStop`
   *
   * Seen from firmware 59.4 on.
   */
  orsch?: boolean;
  /**
   * Whether charging under OCPP ends when the charger restarts.
   *
   * `ocppStopOnReboot`
   *
   * Seen from firmware 60.4 on.
   */
  osr?: boolean;
  /**
   * Password of the device; write-only in practice.
   *
   * `password`
   *
   * Guarded (lockout): Whoever only knows the old password is locked out. Needs `{ confirm: ["pass"] }`.
   *
   * Write-only: what was written cannot be read back.
   *
   * Secret: a credential.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  pass?: string;
  /**
   * Key shared with a paired go-e Controller; empty without one.
   *
   * `controllerCloudKey`
   *
   * Secret: a credential.
   *
   * Seen from firmware 056.9 on.
   */
  pco?: string;
  /**
   * Whether the digital input settings are locked against changes.
   *
   * `protectDigitalInput`
   *
   * Guarded (safety): False opens the settings of the digital input to changes. Needs `{ confirm: ["pdi"] }`.
   *
   * Seen from firmware 056.2 on.
   */
  pdi?: boolean;
  /**
   * Whether the home battery may be discharged only at certain times; inferred from the names beside it.
   *
   * `wattpilotDischargeWindowEnabled`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  pdle?: boolean;
  /**
   * End of the times for discharging the home battery, presumably in seconds after midnight.
   *
   * `wattpilotDischargeWindowEnd`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  pdlo?: number;
  /**
   * Start of the times for discharging the home battery, presumably in seconds after midnight.
   *
   * `wattpilotDischargeWindowStart`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  pdls?: number;
  /**
   * Charge level down to which surplus charging may discharge the home battery.
   *
   * `wattpilotBatteryDischargeLimit` · 0 to 100 %
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  pdt?: number;
  /**
   * Whether surplus charging may discharge the home battery.
   *
   * `wattpilotBatteryDischargeEnabled`
   *
   * Captured so far only from a sibling, the Fronius Wattpilot. Only with Fronius Wattpilot.
   */
  pdte?: boolean;
  /**
   * Whether the grid protection settings are locked against changes.
   *
   * `protectGridRequirements`
   *
   * Guarded (safety): False opens the grid protection settings to changes. Needs `{ confirm: ["pgr"] }`.
   *
   * Seen from firmware 056.2 on.
   */
  pgr?: boolean;
  /**
   * Grid power that solar charging aims at; negative keeps some export.
   *
   * `gridPowerTarget` · in W
   *
   * Seen from firmware 055.6 on.
   */
  pgt?: number;
  /**
   * Power offset of the solar regulation, often -300; the exact effect is not published.
   *
   * `priorityOffset` · in W
   *
   * Seen from firmware 053.1 on.
   */
  po?: number;
  /**
   * Margin around the threshold between one and three phases.
   *
   * `phaseSwitchHysteresis` · in W
   *
   * Seen from firmware 053.1 on.
   */
  psh?: number;
  /**
   * Number of phases to charge on: automatic, one or three.
   *
   * `phaseSwitchMode`
   *
   * Values: 0 Auto, 1 Force1, 2 Force3.
   *
   * Seen on firmware 053.1 to 056.9.
   */
  psm?: 0 | 1 | 2;
  /**
   * How long charging pauses while the number of phases changes.
   *
   * `phaseSwitchPause` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  psmd?: number;
  /**
   * Longest random wait before price-driven charging starts.
   *
   * `tariffStartDelayMax` · in s
   *
   * Seen from firmware 59.4 on.
   */
  rdbf?: number;
  /**
   * When the wait before price-driven charging ends; unit not published; null ends it at once.
   *
   * `tariffStartDelayEndsAt`
   *
   * Seen from firmware 59.4 on.
   */
  rdbfe?: number | null;
  /**
   * Longest random wait before scheduled charging starts.
   *
   * `scheduleStartDelayMax` · in s
   *
   * Seen from firmware 59.4 on.
   */
  rdbs?: number;
  /**
   * When the wait before scheduled charging ends; unit not published; null ends it at once.
   *
   * `scheduleStartDelayEndsAt`
   *
   * Seen from firmware 59.4 on.
   */
  rdbse?: number | null;
  /**
   * Whether ids of read cards are passed on to cloud, API and MQTT.
   *
   * `publishCardIds`
   *
   * True shows card ids to everybody who can read cloud, API or MQTT.
   *
   * Seen from firmware 055.2 on.
   */
  rde?: boolean;
  /**
   * Longest random wait before price-driven charging stops.
   *
   * `tariffStopDelayMax` · in s
   *
   * Seen from firmware 59.4 on.
   */
  rdef?: number;
  /**
   * When the wait before stopping at a price change ends; unit not published; null ends it at once.
   *
   * `tariffStopDelayEndsAt`
   *
   * Seen from firmware 59.4 on.
   */
  rdefe?: number | null;
  /**
   * Longest random wait before scheduled charging stops.
   *
   * `scheduleStopDelayMax` · in s
   *
   * Seen from firmware 59.4 on.
   */
  rdes?: number;
  /**
   * When the wait before a scheduled stop ends; unit not published; null ends it at once.
   *
   * `scheduleStopDelayEndsAt`
   *
   * Seen from firmware 59.4 on.
   */
  rdese?: number | null;
  /**
   * Longest random wait between plugging in and charging.
   *
   * `plugInDelayMax` · in s
   *
   * Seen from firmware 59.4 on.
   */
  rdpl?: number;
  /**
   * When the wait after plugging in ends; unit not published; null ends it at once.
   *
   * `plugInDelayEndsAt`
   *
   * Seen from firmware 59.4 on.
   */
  rdple?: number | null;
  /**
   * Longest random wait before charging resumes after a grid fault.
   *
   * `reconnectDelayMax` · in s
   *
   * Guarded (safety): The random wait keeps chargers from all coming back at once after a grid fault. Needs
   * `{ confirm: ["rdre"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  rdre?: number;
  /**
   * When the wait after a grid fault ends; unit not published; null ends it at once.
   *
   * `reconnectDelayEndsAt`
   *
   * Guarded (safety): The random wait keeps chargers from all coming back at once after a grid fault. Needs
   * `{ confirm: ["rdree"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  rdree?: number | null;
  /**
   * Highest mains frequency at which charging may resume after a grid fault.
   *
   * `reconnectMaxFrequency` · in Hz
   *
   * Guarded (safety): Too high a limit reconnects the charger to a grid that is not yet sound. Needs
   * `{ confirm: ["rmaf"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  rmaf?: number;
  /**
   * Highest mains voltage at which charging may resume after a grid fault.
   *
   * `reconnectMaxVoltage` · in V
   *
   * Guarded (safety): Too high a limit reconnects the charger while the mains voltage is still excessive. Needs
   * `{ confirm: ["rmav"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  rmav?: number;
  /**
   * Lowest mains frequency at which charging may resume after a grid fault.
   *
   * `reconnectMinFrequency` · in Hz
   *
   * Guarded (safety): Too low a limit reconnects the charger while the mains frequency is still depressed. Needs
   * `{ confirm: ["rmif"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  rmif?: number;
  /**
   * Lowest mains voltage at which charging may resume after a grid fault.
   *
   * `reconnectMinVoltage` · in V
   *
   * Guarded (safety): Too low a limit reconnects the charger while the mains voltage is still depressed. Needs
   * `{ confirm: ["rmiv"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  rmiv?: number;
  /**
   * When the gradual power increase began; unit not published, probably ms since boot.
   *
   * `rampUpStartedAt`
   *
   * Seen from firmware 59.4 on.
   */
  rsa?: number | null;
  /**
   * Whether power rises gradually after a start or a grid fault.
   *
   * `rampUpEnabled`
   *
   * Guarded (safety): False lets full power return in one step after a grid fault, which may break the operator's
   * rules. Needs `{ confirm: ["rsre"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  rsre?: boolean;
  /**
   * How fast power rises after a start or a grid fault.
   *
   * `rampUpRate` · in %/s
   *
   * Guarded (safety): Too steep a rise may break the grid operator's rules. Needs `{ confirm: ["rsrr"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  rsrr?: number;
  /**
   * Restarts the charger and its charge controller; send true.
   *
   * `restart`
   *
   * Guarded (destructive): Charging stops and the charger is unreachable until it is up again. Needs
   * `{ confirm: ["rst"] }`.
   *
   * Write-only: what was written cannot be read back.
   *
   * Seen from firmware 59.4 on.
   */
  rst?: boolean | number;
  /**
   * Charging timetable for Saturdays.
   *
   * `scheduleSaturday`
   *
   * Values of `control`: 0 Disabled, 1 Allow, 2 Block, 3 AllowFromGrid, 4 BlockFromGrid.
   *
   * A list may read back longer, filled up with zeros.
   *
   * Seen from firmware 053.1 on.
   */
  sch_satur?: {
    /** see ScheduleControl */
    control: number;
    /** left out, the stored windows stay; two full windows are too long for one request */
    ranges?: {
      begin: {
        /** 0 to 24 */
        hour: number;
        /** 0 to 59 */
        minute: number;
        /** 0 to 59, came with firmware 055 */
        second?: number;
      };
      end: {
        /** 0 to 24 */
        hour: number;
        /** 0 to 59 */
        minute: number;
        /** 0 to 59, came with firmware 055 */
        second?: number;
      };
    }[];
  };
  /**
   * Charging timetable for Sundays.
   *
   * `scheduleSunday`
   *
   * Values of `control`: 0 Disabled, 1 Allow, 2 Block, 3 AllowFromGrid, 4 BlockFromGrid.
   *
   * A list may read back longer, filled up with zeros.
   *
   * Seen from firmware 053.1 on.
   */
  sch_sund?: {
    /** see ScheduleControl */
    control: number;
    /** left out, the stored windows stay; two full windows are too long for one request */
    ranges?: {
      begin: {
        /** 0 to 24 */
        hour: number;
        /** 0 to 59 */
        minute: number;
        /** 0 to 59, came with firmware 055 */
        second?: number;
      };
      end: {
        /** 0 to 24 */
        hour: number;
        /** 0 to 59 */
        minute: number;
        /** 0 to 59, came with firmware 055 */
        second?: number;
      };
    }[];
  };
  /**
   * Charging timetable for Monday to Friday.
   *
   * `scheduleWeekdays`
   *
   * Values of `control`: 0 Disabled, 1 Allow, 2 Block, 3 AllowFromGrid, 4 BlockFromGrid.
   *
   * A list may read back longer, filled up with zeros.
   *
   * Seen from firmware 053.1 on.
   */
  sch_week?: {
    /** see ScheduleControl */
    control: number;
    /** left out, the stored windows stay; two full windows are too long for one request */
    ranges?: {
      begin: {
        /** 0 to 24 */
        hour: number;
        /** 0 to 59 */
        minute: number;
        /** 0 to 59, came with firmware 055 */
        second?: number;
      };
      end: {
        /** 0 to 24 */
        hour: number;
        /** 0 to 59 */
        minute: number;
        /** 0 to 59, came with firmware 055 */
        second?: number;
      };
    }[];
  };
  /**
   * When the button on the device is kept from starting or stopping a charge.
   *
   * `buttonForceLock`
   *
   * Values: 0 AlwaysLock, 1 LockWhenCarIsConnected, 2 LockWhenCarIsCharging, 3 NeverLock.
   *
   * Firmware up to 054 reads true or false, later one 0 to 3, whichever was written.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  sdp?: boolean | 0 | 1 | 2 | 3;
  /**
   * How far surplus may fall below the starting power before solar charging stops.
   *
   * `stopHysteresis` · in W
   *
   * Seen from firmware 053.1 on.
   */
  sh?: number;
  /**
   * Phase currents from a smart meter that dynamic load balancing works with.
   *
   * `smartMeterData`
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Seen from firmware 59.4 on.
   */
  smd?: {
    /** probably ms since boot */
    ts?: number;
    /** presumably A, like the next two */
    I1?: number;
    I2?: number;
    I3?: number;
    [part: string]: JsonValue | undefined;
  } | null;
  /**
   * Surplus power from which three phases are used.
   *
   * `threePhasePowerLevel` · in W
   *
   * Seen from firmware 053.1 on.
   */
  spl3?: number;
  /**
   * Pretends once to the car that it was unplugged, to wake it up.
   *
   * `simulateUnplug`
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Seen from firmware 053.1 on.
   */
  su?: boolean;
  /**
   * Whether the car is made to believe in a fresh plug before every charge.
   *
   * `simulateUnplugAlways`
   *
   * Seen from firmware 053.1 on.
   */
  sua?: boolean;
  /**
   * How long a pretended unplugging lasts.
   *
   * `simulateUnplugDuration` · in ms
   *
   * Seen from firmware 053.1 on.
   */
  sumd?: number;
  /**
   * High time of a 0 bit on the LED data line; unit not published.
   *
   * `ledTiming0High`
   *
   * A wrong timing leaves the LED ring dark or in wrong colours.
   *
   * @deprecated Only in the vendor's general table, in no firmware's own; many chargers do not send it.
   */
  t0h?: JsonValue;
  /**
   * Low time of a 0 bit on the LED data line; unit not published.
   *
   * `ledTiming0Low`
   *
   * A wrong timing leaves the LED ring dark or in wrong colours.
   *
   * @deprecated Only in the vendor's general table, in no firmware's own; many chargers do not send it.
   */
  t0l?: JsonValue;
  /**
   * High time of a 1 bit on the LED data line; unit not published.
   *
   * `ledTiming1High`
   *
   * A wrong timing leaves the LED ring dark or in wrong colours.
   *
   * @deprecated Only in the vendor's general table, in no firmware's own; many chargers do not send it.
   */
  t1h?: JsonValue;
  /**
   * Low time of a 1 bit on the LED data line; unit not published.
   *
   * `ledTiming1Low`
   *
   * A wrong timing leaves the LED ring dark or in wrong colours.
   *
   * @deprecated Only in the vendor's general table, in no firmware's own; many chargers do not send it.
   */
  t1l?: JsonValue;
  /**
   * Extra limit per phase that lapses after ten minutes unless renewed; null when unset.
   *
   * `temporaryCurrentLimit` · 0 to 255 A
   *
   * Seen from firmware 055.6 on.
   */
  tcl?: number | null;
  /**
   * Which daylight saving rule the clock follows.
   *
   * `daylightSaving`
   *
   * Values: 0 None, 1 EuropeanSummerTime, 2 UsDaylightTime, 3 AustralianDaylightTime.
   *
   * Seen from firmware 053.1 on.
   */
  tds?: 0 | 1 | 2 | 3;
  /**
   * Whether the tamper protection is on; what it watches is not published.
   *
   * `tamperProtection`
   *
   * Guarded (safety): False turns the tamper protection off. Needs `{ confirm: ["ten"] }`.
   *
   * Seen from firmware 60.3 on. Only with PRO or CORE.
   */
  ten?: boolean;
  /**
   * Offset of local standard time from UTC.
   *
   * `timezoneOffset` · in min
   *
   * Seen from firmware 053.1 on.
   */
  tof?: number;
  /**
   * Authorisation in force: null none, 0 without a card, n by the card in slot n - 1.
   *
   * `transaction` · 0 to 10
   *
   * Starts an authorisation, and books the energy on that card.
   *
   * Seen from firmware 051.4 on.
   */
  trx?: number | null;
  /**
   * Whether the clock is set by a network time server.
   *
   * `timeServerEnabled`
   *
   * Seen on firmware 053.1 to 60.2.
   */
  tse?: boolean;
  /**
   * How long an authorisation waits for a car; unit not published, presumably s.
   *
   * `transactionTimeout`
   *
   * Seen from firmware 60.4 on.
   */
  txt?: number;
  /**
   * Time zone picked in the app, free text that the charger only stores.
   *
   * `timezoneName`
   *
   * Seen from firmware 59.4 on.
   */
  tzt?: string;
  /**
   * Mains frequency below which charging power is reduced.
   *
   * `underfrequencyThreshold` · in Hz
   *
   * Guarded (safety): A wrong threshold keeps the charger from supporting a weak grid as the rules demand. Needs
   * `{ confirm: ["ufa"] }`.
   *
   * Seen from firmware 056.2 on.
   */
  ufa?: number;
  /**
   * Whether charging power is reduced when the mains frequency drops.
   *
   * `underfrequencyEnabled`
   *
   * Guarded (safety): False keeps the charger from supporting a weak grid as the rules demand. Needs
   * `{ confirm: ["ufe"] }`.
   *
   * Seen from firmware 056.2 on.
   */
  ufe?: boolean;
  /**
   * Whether the reduction starts from nominal or from actual power.
   *
   * `underfrequencyMode`
   *
   * Values: 0 Nominal, 1 Actual.
   *
   * Guarded (safety): The other mode reduces power in a way the grid operator may not permit. Needs
   * `{ confirm: ["ufm"] }`.
   *
   * Seen from firmware 056.2 on.
   */
  ufm?: 0 | 1;
  /**
   * Mains frequency at which charging stops altogether.
   *
   * `underfrequencyStop` · in Hz
   *
   * Guarded (safety): A wrong value keeps charging alive on a grid that is about to fail. Needs
   * `{ confirm: ["ufs"] }`.
   *
   * Seen from firmware 056.2 on.
   */
  ufs?: number;
  /**
   * Whether the cable is released when the power fails.
   *
   * `unlockOnPowerOutage`
   *
   * True frees the cable, for anybody to take, when the power fails.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  upo?: boolean;
  /**
   * When the cable stays locked in the socket.
   *
   * `cableLockMode`
   *
   * Values: 0 Normal, 1 AutoUnlock, 2 AlwaysLock, 3 ForceUnlock.
   *
   * Decides whether the cable can be taken from the socket.
   *
   * Seen on firmware 053.1 to 60.2.
   */
  ust?: 0 | 1 | 2 | 3;
  /**
   * Date and time in UTC without zone suffix; the format varies with the firmware.
   *
   * `utcTime`
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Seen from firmware 053.1 on.
   */
  utc?: string;
  /**
   * Whether charging reacts to low mains voltage.
   *
   * `undervoltageEnabled`
   *
   * Guarded (safety): False lets charging go on at a mains voltage that is too low. Needs `{ confirm: ["uve"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  uve?: boolean;
  /**
   * How long the mains voltage must be low before charging reacts.
   *
   * `undervoltageTime` · in ms
   *
   * Guarded (safety): Too long a time lets charging go on at a mains voltage that is too low. Needs
   * `{ confirm: ["uvs"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  uvs?: number;
  /**
   * Mains voltage below which charging reacts.
   *
   * `undervoltageThreshold` · in V
   *
   * Guarded (safety): Too low a threshold lets charging go on at a mains voltage that is too low. Needs
   * `{ confirm: ["uvt"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  uvt?: number;
  /**
   * Password of the charger's own WiFi access point.
   *
   * `apKey`
   *
   * Guarded (lockout): Devices that join by the old access point password no longer get in. Needs
   * `{ confirm: ["wak"] }`.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  wak?: string;
  /**
   * Name of the charger's own WiFi access point.
   *
   * `apName`
   *
   * Guarded (lockout): Devices that look for the old access point name no longer find it. Needs
   * `{ confirm: ["wan"] }`.
   *
   * Sensitive: personal or network data.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  wan?: string;
  /**
   * Whether the charger's own access point is off while the cloud is connected.
   *
   * `apDisabledWithCloud`
   *
   * Guarded (lockout): True takes away the access point, the way in when the home network fails. Needs
   * `{ confirm: ["wda"] }`.
   *
   * Seen from firmware 59.4 on.
   */
  wda?: boolean;
  /**
   * Whether the charger joins a WiFi at all; its own access point is not affected.
   *
   * `wifiEnabled`
   *
   * Guarded (lockout): False takes the charger off the home network. Needs `{ confirm: ["wen"] }`.
   *
   * Captured so far only from a sibling, the Fronius Wattpilot.
   *
   * @deprecated Gone from the vendor's tables, though some firmware may still send it.
   */
  wen?: boolean;
  /**
   * Stored WiFi networks with static addressing; passwords can be written but not read.
   *
   * `wifiNetworks` · at most 10 elements
   *
   * Guarded (lockout): A wrong name or password takes the charger off the home network. Needs
   * `{ confirm: ["wifis"] }`.
   *
   * A read does not give back what was written, so `verify` leaves it out.
   *
   * Secret: a credential.
   *
   * Seen from firmware 053.1 on.
   */
  wifis?: {
    /** at most 32 characters, an empty object leaves its slot alone */
    ssid?: string;
    /** at most 64 characters, the password; read: whether there is one */
    key?: string;
    useStaticIp?: boolean;
    staticIp?: string;
    staticSubnet?: string;
    staticGateway?: string;
    useStaticDns?: boolean;
    staticDns0?: string;
    staticDns1?: string;
    staticDns2?: string;
  }[];
  /**
   * Power offset for sites that must not export; the exact effect is not published.
   *
   * `zeroFeedInOffset` · in W
   *
   * Seen from firmware 053.1 on.
   */
  zfo?: number;
}

/** A key of the catalogue. */
export type Key = keyof Readings;

/** A key that can be written. */
export type WritableKey = keyof Settings;

/** A key whose write has to be confirmed by name, as it may destroy data, lock the owner out or weaken safety. */
export type GuardedKey =
  | "ama"
  | "cae"
  | "cak"
  | "cwe"
  | "del"
  | "delw"
  | "di1"
  | "die"
  | "dii"
  | "gmtr"
  | "hai"
  | "hla"
  | "hsa"
  | "hws"
  | "la1"
  | "la3"
  | "loe"
  | "lof"
  | "log"
  | "lop"
  | "lopr"
  | "lot"
  | "loty"
  | "lrn"
  | "map"
  | "mce"
  | "mcr"
  | "mcu"
  | "men"
  | "mqcn"
  | "mqg"
  | "mqss"
  | "nmo"
  | "ocppcn"
  | "ocppg"
  | "ocppss"
  | "ocppu"
  | "oct"
  | "pass"
  | "pdi"
  | "pgr"
  | "rdre"
  | "rdree"
  | "rmaf"
  | "rmav"
  | "rmif"
  | "rmiv"
  | "rsre"
  | "rsrr"
  | "rst"
  | "ten"
  | "ufa"
  | "ufe"
  | "ufm"
  | "ufs"
  | "uve"
  | "uvs"
  | "uvt"
  | "wak"
  | "wan"
  | "wda"
  | "wen"
  | "wifis";

/**
 * The values of `acs` (accessControl), `facacs` (factoryAccessControl), by name.
 */
export declare const AccessControl: {
  readonly Open: 0;
  readonly Wait: 1;
  readonly Evcms: 2;
};
/**
 * One of {@link AccessControl}, or a number that is new to this catalogue.
 */
export type AccessControl = 0 | 1 | 2 | (number & {});

/**
 * The values of `bac` (buttonCurrentLock), `bar` (buttonApResetLock), `sdp` (buttonForceLock), by name.
 */
export declare const ButtonLock: {
  readonly AlwaysLock: 0;
  readonly LockWhenCarIsConnected: 1;
  readonly LockWhenCarIsCharging: 2;
  readonly NeverLock: 3;
};
/**
 * One of {@link ButtonLock}, or a number that is new to this catalogue.
 */
export type ButtonLock = 0 | 1 | 2 | 3 | (number & {});

/**
 * The values of `ust` (cableLockMode), by name.
 */
export declare const CableLockMode: {
  readonly Normal: 0;
  readonly AutoUnlock: 1;
  readonly AlwaysLock: 2;
  readonly ForceUnlock: 3;
};
/**
 * One of {@link CableLockMode}, or a number that is new to this catalogue.
 */
export type CableLockMode = 0 | 1 | 2 | 3 | (number & {});

/**
 * The values of `cus` (cableLockStatus), by name.
 */
export declare const CableLockStatus: {
  readonly Unknown: 0;
  readonly Unlocked: 1;
  readonly UnlockFailed: 2;
  readonly Locked: 3;
  readonly LockFailed: 4;
  readonly LockUnlockPowerout: 5;
};
/**
 * One of {@link CableLockStatus}, or a number that is new to this catalogue.
 */
export type CableLockStatus = 0 | 1 | 2 | 3 | 4 | 5 | (number & {});

/**
 * The values of `car` (carState), by name.
 */
export declare const CarState: {
  readonly Unknown: 0;
  readonly Idle: 1;
  readonly Charging: 2;
  readonly WaitCar: 3;
  readonly Complete: 4;
  readonly Error: 5;
  readonly Initializing: 6;
};
/**
 * One of {@link CarState}, or a number that is new to this catalogue.
 */
export type CarState = 0 | 1 | 2 | 3 | 4 | 5 | 6 | (number & {});

/**
 * The values of `cert` (certification), by name.
 */
export declare const Certification: {
  readonly NoCertification: 0;
  readonly MidOnly: 1;
  readonly MidEichrecht: 2;
};
/**
 * One of {@link Certification}, or a number that is new to this catalogue.
 */
export type Certification = 0 | 1 | 2 | (number & {});

/**
 * The values of `type` in `cdi` (chargingDuration), by name.
 */
export declare const ChargingDurationType: {
  readonly Counting: 0;
  readonly Duration: 1;
};
/**
 * One of {@link ChargingDurationType}, or a number that is new to this catalogue.
 */
export type ChargingDurationType = 0 | 1 | (number & {});

/**
 * The values of each element of `esr` (coreResetReasons), by name.
 */
export declare const CoreResetReason: {
  readonly NoMean: 0;
  readonly PowerOn: 1;
  readonly Software: 3;
  readonly OldWatchdog: 4;
  readonly DeepSleep: 5;
  readonly Sdio: 6;
  readonly TimerGroup0Watchdog: 7;
  readonly TimerGroup1Watchdog: 8;
  readonly RtcWatchdog: 9;
  readonly Intrusion: 10;
  readonly TimerGroupWatchdogCpu: 11;
  readonly SoftwareCpu: 12;
  readonly RtcWatchdogCpu: 13;
  readonly ExternalCpu: 14;
  readonly RtcWatchdogBrownOut: 15;
  readonly RtcWatchdogRtc: 16;
};
/**
 * One of {@link CoreResetReason}, or a number that is new to this catalogue.
 */
export type CoreResetReason = 0 | 1 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | (number & {});

/**
 * The values of `tds` (daylightSaving), by name.
 */
export declare const DaylightSaving: {
  readonly None: 0;
  readonly EuropeanSummerTime: 1;
  readonly UsDaylightTime: 2;
  readonly AustralianDaylightTime: 3;
};
/**
 * One of {@link DaylightSaving}, or a number that is new to this catalogue.
 */
export type DaylightSaving = 0 | 1 | 2 | 3 | (number & {});

/**
 * The values of `lck` (effectiveCableLock), by name.
 */
export declare const EffectiveCableLock: {
  readonly Normal: 0;
  readonly AutoUnlock: 1;
  readonly AlwaysLock: 2;
  readonly ForceUnlock: 3;
};
/**
 * One of {@link EffectiveCableLock}, or a number that is new to this catalogue.
 */
export type EffectiveCableLock = 0 | 1 | 2 | 3 | (number & {});

/**
 * The values of `err` (errorState), by name.
 */
export declare const ErrorState: {
  readonly None: 0;
  readonly FiAc: 1;
  readonly FiDc: 2;
  readonly Phase: 3;
  readonly Overvolt: 4;
  readonly Overamp: 5;
  readonly Diode: 6;
  readonly PpInvalid: 7;
  readonly GndInvalid: 8;
  readonly ContactorStuck: 9;
  readonly ContactorMiss: 10;
  readonly FiUnknownOld: 11;
  readonly StatusLockStuckOpen: 12;
  readonly StatusLockStuckLocked: 13;
  readonly FiUnknown: 14;
  readonly Unknown: 15;
  readonly Overtemp: 16;
  readonly NoComm: 17;
  readonly CpInvalid: 18;
  readonly Reserved20: 20;
  readonly Reserved21: 21;
  readonly Reserved22: 22;
  readonly RdcSelfTestFailed: 23;
  readonly Reserved24: 24;
};
/**
 * One of {@link ErrorState}, or a number that is new to this catalogue.
 */
export type ErrorState = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 20 | 21 | 22 | 23 | 24 | (number & {});

/**
 * The values of `fem` (flashEncryption), by name.
 */
export declare const FlashEncryption: {
  readonly Disabled: 0;
  readonly Development: 1;
  readonly Release: 2;
};
/**
 * One of {@link FlashEncryption}, or a number that is new to this catalogue.
 */
export type FlashEncryption = 0 | 1 | 2 | (number & {});

/**
 * The values of `frc` (forceState), by name.
 */
export declare const ForceState: {
  readonly Neutral: 0;
  readonly Off: 1;
  readonly On: 2;
};
/**
 * One of {@link ForceState}, or a number that is new to this catalogue.
 */
export type ForceState = 0 | 1 | 2 | (number & {});

/**
 * The values of `iso2en` (iso15118Mode), by name.
 */
export declare const Iso15118Mode: {
  readonly Off: 0;
  readonly Optional: 1;
  readonly Forced: 2;
};
/**
 * One of {@link Iso15118Mode}, or a number that is new to this catalogue.
 */
export type Iso15118Mode = 0 | 1 | 2 | (number & {});

/**
 * The values of `loty` (loadBalancingType), by name.
 */
export declare const LoadBalancingType: {
  readonly Static: 0;
  readonly Dynamic: 1;
};
/**
 * One of {@link LoadBalancingType}, or a number that is new to this catalogue.
 */
export type LoadBalancingType = 0 | 1 | (number & {});

/**
 * The values of `ffb` (lockFeedback), by name.
 */
export declare const LockFeedback: {
  readonly NoProblem: 0;
  readonly ProblemLock: 1;
  readonly ProblemUnlock: 2;
};
/**
 * One of {@link LockFeedback}, or a number that is new to this catalogue.
 */
export type LockFeedback = 0 | 1 | 2 | (number & {});

/**
 * The values of `lmo` (logicMode), by name.
 */
export declare const LogicMode: {
  readonly Default: 3;
  readonly Eco: 4;
  readonly NextTrip: 5;
};
/**
 * One of {@link LogicMode}, or a number that is new to this catalogue.
 */
export type LogicMode = 3 | 4 | 5 | (number & {});

/**
 * The values of `ocppcm` (ocppMeterValuesCondition), by name.
 */
export declare const MeterValuesCondition: {
  readonly WhenTransactionId: 0;
  readonly WhenCharging: 1;
};
/**
 * One of {@link MeterValuesCondition}, or a number that is new to this catalogue.
 */
export type MeterValuesCondition = 0 | 1 | (number & {});

/**
 * The values of `modelStatus` (modelStatus), by name.
 */
export declare const ModelStatus: {
  readonly NoChargeControllerData: 0;
  readonly NotChargingOvertemperature: 1;
  readonly NotChargingAccessControl: 2;
  readonly ChargingForceStateOn: 3;
  readonly NotChargingForceStateOff: 4;
  readonly NotChargingScheduler: 5;
  readonly NotChargingEnergyLimit: 6;
  readonly ChargingPriceLow: 7;
  readonly ChargingNextTripTestCharge: 8;
  readonly ChargingNextTripNotEnoughTime: 9;
  readonly ChargingNextTrip: 10;
  readonly ChargingNextTripNoClock: 11;
  readonly ChargingPvSurplus: 12;
  readonly ChargingFallbackV2Default: 13;
  readonly ChargingFallbackV2Scheduler: 14;
  readonly ChargingFallbackDefault: 15;
  readonly NotChargingFallbackV2Price: 16;
  readonly NotChargingFallbackPrice: 17;
  readonly NotChargingFallbackNextTrip: 18;
  readonly ChargingCarCompatibilityKeepAlive: 19;
  readonly ChargingPauseNotAllowed: 20;
  readonly NotChargingSimulateUnplugging: 22;
  readonly NotChargingPhaseSwitch: 23;
  readonly NotChargingMinPauseDuration: 24;
  readonly NotChargingError: 26;
  readonly NotChargingLoadManagement: 27;
  readonly NotChargingOcpp: 28;
  readonly NotChargingReconnectDelay: 29;
  readonly NotChargingAdapterBlocking: 30;
  readonly NotChargingUnderfrequency: 31;
  readonly NotChargingUnbalancedLoad: 32;
  readonly ChargingDischargingPvBattery: 33;
  readonly NotChargingGridMonitoring: 34;
  readonly NotChargingOcppFallback: 35;
  readonly NotChargingFloorDetected: 36;
  readonly NotChargingOcppInoperable: 37;
  readonly NotChargingUndervoltage: 38;
  readonly NotChargingZeroSetpoint: 39;
  readonly NotChargingInitializing: 40;
  readonly NotChargingFailsafeLimit: 41;
};
/**
 * One of {@link ModelStatus}, or a number that is new to this catalogue.
 */
export type ModelStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 22 | 23 | 24 | 26 | 27 | 28 | 29 | 30 | 31 | 32 | 33 | 34 | 35 | 36 | 37 | 38 | 39 | 40 | 41 | (number & {});

/**
 * The values of `ocppcs` (ocppConnectorStatus), by name.
 */
export declare const OcppConnectorStatus: {
  readonly Available: 0;
  readonly Preparing: 1;
  readonly Charging: 2;
  readonly SuspendedEvse: 3;
  readonly SuspendedEv: 4;
  readonly Finishing: 5;
  readonly Reserved: 6;
  readonly Unavailable: 7;
  readonly Faulted: 8;
};
/**
 * One of {@link OcppConnectorStatus}, or a number that is new to this catalogue.
 */
export type OcppConnectorStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | (number & {});

/**
 * The values of `ocs` (otaStatus), by name.
 */
export declare const OtaStatus: {
  readonly Idle: 0;
  readonly Updating: 1;
  readonly Failed: 2;
  readonly Succeeded: 3;
};
/**
 * One of {@link OtaStatus}, or a number that is new to this catalogue.
 */
export type OtaStatus = 0 | 1 | 2 | 3 | (number & {});

/**
 * The values of `psm` (phaseSwitchMode), by name.
 */
export declare const PhaseSwitchMode: {
  readonly Auto: 0;
  readonly Force1: 1;
  readonly Force3: 2;
};
/**
 * One of {@link PhaseSwitchMode}, or a number that is new to this catalogue.
 */
export type PhaseSwitchMode = 0 | 1 | 2 | (number & {});

/**
 * The values of `pwm` (phaseWish), by name.
 */
export declare const PhaseWish: {
  readonly Force3: 0;
  readonly Wish1: 1;
  readonly Wish3: 2;
};
/**
 * One of {@link PhaseWish}, or a number that is new to this catalogue.
 */
export type PhaseWish = 0 | 1 | 2 | (number & {});

/**
 * The values of `var` (powerClass), by name.
 */
export declare const PowerClass: {
  readonly Kw11: 11;
  readonly Kw22: 22;
};
/**
 * One of {@link PowerClass}, or a number that is new to this catalogue.
 */
export type PowerClass = 11 | 22 | (number & {});

/**
 * The values of `rr` (resetReason), by name.
 */
export declare const ResetReason: {
  readonly Unknown: 0;
  readonly PowerOn: 1;
  readonly External: 2;
  readonly Software: 3;
  readonly Panic: 4;
  readonly InterruptWatchdog: 5;
  readonly TaskWatchdog: 6;
  readonly Watchdog: 7;
  readonly DeepSleep: 8;
  readonly Brownout: 9;
  readonly Sdio: 10;
};
/**
 * One of {@link ResetReason}, or a number that is new to this catalogue.
 */
export type ResetReason = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | (number & {});

/**
 * The values of `frm` (roundingMode), by name.
 */
export declare const RoundingMode: {
  readonly PreferPowerFromGrid: 0;
  readonly Default: 1;
  readonly PreferPowerToGrid: 2;
};
/**
 * One of {@link RoundingMode}, or a number that is new to this catalogue.
 */
export type RoundingMode = 0 | 1 | 2 | (number & {});

/**
 * The values of `control` in `sch_satur` (scheduleSaturday), `control` in `sch_sund` (scheduleSunday), `control` in
 * `sch_week` (scheduleWeekdays), by name.
 */
export declare const ScheduleControl: {
  readonly Disabled: 0;
  readonly Allow: 1;
  readonly Block: 2;
  readonly AllowFromGrid: 3;
  readonly BlockFromGrid: 4;
};
/**
 * One of {@link ScheduleControl}, or a number that is new to this catalogue.
 */
export type ScheduleControl = 0 | 1 | 2 | 3 | 4 | (number & {});

/**
 * The values of `tsom` (timeServerMode), by name.
 */
export declare const TimeServerMode: {
  readonly Poll: 0;
  readonly ListenOnly: 1;
};
/**
 * One of {@link TimeServerMode}, or a number that is new to this catalogue.
 */
export type TimeServerMode = 0 | 1 | (number & {});

/**
 * The values of `tssm` (timeSyncMode), by name.
 */
export declare const TimeSyncMode: {
  readonly Immediate: 0;
  readonly Smooth: 1;
};
/**
 * One of {@link TimeSyncMode}, or a number that is new to this catalogue.
 */
export type TimeSyncMode = 0 | 1 | (number & {});

/**
 * The values of `tsss` (timeSyncStatus), by name.
 */
export declare const TimeSyncStatus: {
  readonly Reset: 0;
  readonly Completed: 1;
  readonly InProgress: 2;
};
/**
 * One of {@link TimeSyncStatus}, or a number that is new to this catalogue.
 */
export type TimeSyncStatus = 0 | 1 | 2 | (number & {});

/**
 * The values of `ufm` (underfrequencyMode), by name.
 */
export declare const UnderfrequencyMode: {
  readonly Nominal: 0;
  readonly Actual: 1;
};
/**
 * One of {@link UnderfrequencyMode}, or a number that is new to this catalogue.
 */
export type UnderfrequencyMode = 0 | 1 | (number & {});

/**
 * The values of `wat` (wifiAntenna), by name.
 */
export declare const WifiAntenna: {
  readonly Antenna0: 0;
  readonly Antenna1: 1;
  readonly Auto: 2;
};
/**
 * One of {@link WifiAntenna}, or a number that is new to this catalogue.
 */
export type WifiAntenna = 0 | 1 | 2 | (number & {});

/**
 * The values of `wbw` (wifiBandwidth), by name.
 */
export declare const WifiBandwidth: {
  readonly Ht20: 1;
  readonly Ht40: 2;
};
/**
 * One of {@link WifiBandwidth}, or a number that is new to this catalogue.
 */
export type WifiBandwidth = 1 | 2 | (number & {});

/**
 * The values of `encryptionType` in `ccw` (wifiConnection), `encryptionType` in `scan` (wifiScan), by name.
 */
export declare const WifiEncryption: {
  readonly Open: 0;
  readonly Wep: 1;
  readonly WpaPsk: 2;
  readonly Wpa2Psk: 3;
  readonly WpaWpa2Psk: 4;
  readonly Wpa2Enterprise: 5;
  readonly Wpa3Psk: 6;
  readonly Wpa2Wpa3Psk: 7;
};
/**
 * One of {@link WifiEncryption}, or a number that is new to this catalogue.
 */
export type WifiEncryption = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | (number & {});

/**
 * The values of `scas` (wifiScanStatus), by name.
 */
export declare const WifiScanStatus: {
  readonly None: 0;
  readonly Scanning: 1;
  readonly Finished: 2;
  readonly Failed: 3;
};
/**
 * One of {@link WifiScanStatus}, or a number that is new to this catalogue.
 */
export type WifiScanStatus = 0 | 1 | 2 | 3 | (number & {});

/**
 * The values of `wsms` (wifiState), by name.
 */
export declare const WifiState: {
  readonly None: 0;
  readonly Scanning: 1;
  readonly Connecting: 2;
  readonly Connected: 3;
};
/**
 * One of {@link WifiState}, or a number that is new to this catalogue.
 */
export type WifiState = 0 | 1 | 2 | 3 | (number & {});

/**
 * The values of `wst` (wifiStatus), by name.
 */
export declare const WifiStatus: {
  readonly Idle: 0;
  readonly NoSsidAvailable: 1;
  readonly ScanCompleted: 2;
  readonly Connected: 3;
  readonly ConnectFailed: 4;
  readonly ConnectionLost: 5;
  readonly Disconnected: 6;
  readonly Connecting: 7;
  readonly Disconnecting: 8;
  readonly NoShield: 9;
  readonly WaitingForIp: 10;
};
/**
 * One of {@link WifiStatus}, or a number that is new to this catalogue.
 */
export type WifiStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | (number & {});
